import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type Docker from 'dockerode';
import type { ImageInspectInfo } from 'dockerode';
import { extract, type Header } from 'tar-stream';
import { CannotJudge } from '../../../../errors/errors.ts';
import { AttemptError } from '../../../run/observation.ts';
import { mostBytes, mostFiles, tooLarge, tooMany } from './layer.ts';
import type { LayerContents, LayerFile } from './layer.ts';
import type { ReadLayer } from './store.ts';

/**
 * Lists the layers above the base from what `docker save` writes.
 * @param base how many layers to leave out (each an empty list)
 * @param options.keepIn a folder, in which the layers' own archives stay to be read
 */
export async function layersInArchive(
  docker: Docker,
  { Id: id, RootFS }: Pick<ImageInspectInfo, 'Id' | 'RootFS'>,
  { base, keepIn }: { base: number; keepIn: string },
): Promise<ReadLayer[]> {
  const digests = RootFS.Layers ?? [];
  const archive = Readable.from((await docker.getImage(id).get()) as AsyncIterable<Buffer>);
  const layers = await readArchive(archive, keepIn, digests.slice(0, base));
  return digests.map((digest, index) => {
    const layer = layers[index];
    // Nothing may count as absent only because it could not be read.
    if (!layer) throw unreadable(digest);
    return layer;
  });
}

/**
 * The layers of a saved image, the lowest first; null for one that is not an archive of files. Some
 * engines save them compressed, under the digest of that.
 * @param keepIn a folder, in which the layers' own archives stay to be read
 * @param base digests of the layers that need not be read: each is {@link nothing}
 */
export async function readArchive(
  archive: Readable,
  keepIn: string,
  base: string[] = [],
): Promise<(ReadLayer | null)[]> {
  const folder = await mkdtemp(join(keepIn, 'layers-'));
  const passedOver = new Set(base.map((digest) => digest.replace(/^.*:/, '')));
  const blobs = new Map<string, string>();
  let order: string[] = [];
  for await (const entry of archive.pipe(extract())) {
    const { name, type } = entry.header;
    const content = entry as unknown as Readable;
    if (type !== 'file' || passedOver.has(basename(name))) entry.resume();
    else if (name === 'manifest.json') order = layersOf(await buffer(content));
    else {
      const blob = join(folder, String(blobs.size));
      await pipeline(content, createWriteStream(blob));
      blobs.set(name, blob);
    }
  }
  // Which of them are layers is only known now: the manifest may come last.
  const layers = order.map(async (name, index) => {
    const blob = blobs.get(name);
    if (index < base.length) return nothing;
    return blob === undefined ? null : await readBlob(blob);
  });
  return Promise.all(layers);
}

/** The names of the layers' archives, the lowest first. */
function layersOf(manifest: Buffer): string[] {
  const [image] = JSON.parse(manifest.toString()) as { Layers: string[] }[];
  return image?.Layers ?? [];
}

async function readBlob(blob: string): Promise<ReadLayer | null> {
  const files: LayerFile[] = [];
  try {
    for await (const { header, entry } of entriesOf(blob)) {
      // "Nothing shows through this folder": the engine's own folders say so in another way.
      if (!header.name.endsWith('/.wh..wh..opq')) files.push(fileOf(header));
      if (files.length > mostFiles) throw tooMany();
      entry.resume();
    }
  } catch (error) {
    if (error instanceof AttemptError) throw error;
    return null;
  }
  return { files, contents: () => contentsOf(blob) };
}

async function* contentsOf(blob: string): LayerContents {
  for await (const { header, entry } of entriesOf(blob)) {
    const { path } = fileOf(header);
    const read = () => {
      if (header.size > mostBytes) throw tooLarge(path);
      return buffer(entry);
    };
    if (header.type === 'file' && !/(^|\/)\.wh\.[^/]*$/.test(path)) yield { path, read };
    entry.resume();
  }
}

async function* entriesOf(blob: string): AsyncGenerator<{ header: Header; entry: Readable }> {
  const tar = extract();
  const unpack = unpacker(await buffer(createReadStream(blob, { end: 3 })));
  const file = createReadStream(blob);
  const reading = unpack ? pipeline(file, unpack, tar) : pipeline(file, tar);
  // Whoever reads the entries meets the error as well.
  reading.catch(() => undefined);
  for await (const entry of tar) {
    yield { header: entry.header, entry: entry as unknown as Readable };
  }
  await reading;
}

/** By the first bytes: gzip, Zstandard, or nothing to undo. */
function unpacker(head: Buffer): Transform | undefined {
  if (head.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return createGunzip();
  if (head.subarray(0, 4).equals(Buffer.from([0x28, 0xb5, 0x2f, 0xfd])))
    return createZstdDecompress();
  return undefined;
}

function fileOf({ name, size, type, linkname }: Header): LayerFile {
  const path = name.replace(/^\.?\//, '').replace(/\/$/, '');
  if (type === 'directory') return { path, bytes: 0, type: 'folder' };
  // A second name of a file has no content of its own there.
  if (type === 'link') return { path, bytes: 0, type: 'file' };
  if (type === 'symlink') return { path, bytes: 0, type: 'other', target: linkname };
  return type === 'file' ? { path, bytes: size, type } : { path, bytes: 0, type: 'other' };
}

async function* noContents(): LayerContents {
  // A layer of the base, which is not read.
}

/** What is known of a layer that is not read. */
export const nothing: ReadLayer = { files: [], contents: noContents };

function unreadable(digest: string): CannotJudge {
  return new CannotJudge({
    failed: 'A layer of the image could not be read',
    on: digest,
    command: 'docker save',
    next: ['run the kata again; if it stays, npm run dojo -- doctor'],
  });
}
