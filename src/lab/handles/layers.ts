import type Docker from 'dockerode';
import { Readable } from 'node:stream';
import { extract, type Header } from 'tar-stream';
import { createGunzip } from 'node:zlib';
import { catalogue } from '../../images/catalogue.ts';
import { hasCode } from '../../errors/messages.ts';

/** One layer of an image. */
export interface Layer {
  /** The digest of its uncompressed archive, as in the image's RootFS. */
  diffId: string;
  /** The instruction that made it, as `docker history` has it. */
  createdBy: string;
  /** True for the layers of the catalogue's image that it starts from. */
  fromBase: boolean;
  /** Its files; empty for the layers of the base, which are not read. */
  files: LayerFile[];
  /** The sum of its files' sizes in bytes. */
  bytes: number;
}

export interface LayerFile {
  /** Without a leading slash. */
  path: string;
  bytes: number;
  type: string;
}

/** Reads an image as `docker save` writes it. */
export async function readLayers(docker: Docker, id: string): Promise<Layer[]> {
  const [{ RootFS }, history] = await Promise.all([
    docker.getImage(id).inspect(),
    docker.getImage(id).history() as Promise<{ CreatedBy: string; Size: number }[]>,
  ]);
  const diffIds = RootFS.Layers ?? [];
  const base = await baseLayers(docker, diffIds);
  const skipped = diffIds.slice(0, base).map((diffId) => diffId.replace('sha256:', ''));
  const blobs = await readBlobs(docker, id, new Set(skipped));
  const order = layerOrder(blobs);
  const makers = history
    .reverse()
    .filter(({ CreatedBy, Size }) => Size > 0 || makesLayer(CreatedBy));
  // Instructions that only change metadata have a row in the history and no layer.
  const offset = makers.length - diffIds.length;
  return diffIds.map((diffId, index) => {
    const fromBase = index < base;
    const files = fromBase ? [] : (blobs.get(order[index] ?? '')?.files ?? []);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return { diffId, createdBy: makers[index + offset]?.CreatedBy ?? '', fromBase, files, bytes };
  });
}

/** How many of the layers belong to an image of the catalogue. */
async function baseLayers(docker: Docker, diffIds: string[]): Promise<number> {
  const bases = await Promise.all(
    catalogue().map(async ({ reference }) => {
      try {
        return (await docker.getImage(reference).inspect()).RootFS.Layers ?? [];
      } catch (error) {
        if (hasCode(error, 404)) return [];
        throw error;
      }
    }),
  );
  const starts = bases.filter((base) => base.every((digest, index) => diffIds[index] === digest));
  return Math.max(0, ...starts.map((base) => base.length));
}

interface Blob {
  files?: LayerFile[];
  json?: unknown;
}

/**
 * Everything in the saved archive by its name: layers as lists of files, the rest as JSON. The base's
 * layers are passed over.
 */
async function readBlobs(
  docker: Docker,
  id: string,
  base: Set<string>,
): Promise<Map<string, Blob>> {
  const blobs = new Map<string, Blob>();
  const archive = Readable.from((await docker.getImage(id).get()) as AsyncIterable<Buffer>);
  for await (const entry of archive.pipe(extract())) {
    const { name, type, size = 0 } = entry.header;
    const content = entry as unknown as Readable;
    const isBase = base.has(name.split('/').at(-1) ?? '');
    if (type !== 'file' || isBase) entry.resume();
    else if (name.endsWith('.json') || size < 100_000) blobs.set(name, await readSmall(content));
    else blobs.set(name, { files: await listFiles(content) });
  }
  return blobs;
}

async function readSmall(entry: Readable): Promise<Blob> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk as Buffer);
  const content = Buffer.concat(chunks);
  try {
    return { json: JSON.parse(content.toString()) as unknown };
  } catch {
    return { files: await listFiles(Readable.from([content])) };
  }
}

/** Lists a layer's archive; an engine may save it compressed. */
async function listFiles(layer: Readable): Promise<LayerFile[]> {
  const files: LayerFile[] = [];
  const first = layer[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const { value: head } = (await first.next()) as { value: Buffer | undefined };
  const gzipped = head?.[0] === 0x1f && head[1] === 0x8b;
  const whole = Readable.from(chained(head, first));
  const tar = gzipped ? whole.pipe(createGunzip()) : whole;
  try {
    for await (const entry of tar.pipe(extract())) {
      files.push(fileOf(entry.header));
      entry.resume();
    }
  } catch {
    // Not an archive: a small blob of another kind.
  }
  return files;
}

async function* chained(head: Buffer | undefined, rest: AsyncIterator<Buffer>) {
  if (head) yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function fileOf({ name, size = 0, type }: Header): LayerFile {
  return {
    path: name.replace(/^\.?\//, ''),
    bytes: type === 'file' ? size : 0,
    type: type ?? 'file',
  };
}

/** The archive's names of the layers, lowest first, from its manifest. */
function layerOrder(blobs: Map<string, Blob>): string[] {
  const manifest = blobs.get('manifest.json')?.json as { Layers: string[] }[] | undefined;
  return manifest?.[0]?.Layers ?? [];
}

function makesLayer(createdBy: string): boolean {
  return /^(RUN|COPY|ADD|WORKDIR)\b/.test(createdBy.replace(/^\/bin\/sh -c (?!#\(nop\))/, 'RUN '));
}
