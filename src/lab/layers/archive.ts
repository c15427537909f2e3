import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type Docker from 'dockerode';
import type { ImageInspectInfo } from 'dockerode';
import { extract, type Header } from 'tar-stream';
import { CannotJudge } from '../../errors/errors.ts';
import { mostFiles, tooMany, type LayerFile } from './layer.ts';

/**
 * Lists the layers above the base from what `docker save` writes.
 * @param base how many layers to leave out (each an empty list)
 */
export async function filesInArchive(
  docker: Docker,
  { Id: id, RootFS }: Pick<ImageInspectInfo, 'Id' | 'RootFS'>,
  base: number,
  rows: { bytes: number }[],
): Promise<LayerFile[][]> {
  const skipped = (RootFS.Layers ?? []).slice(0, base).map((digest) => digest.replace(/^.*:/, ''));
  const archive = Readable.from((await docker.getImage(id).get()) as AsyncIterable<Buffer>);
  const layers = await readArchive(archive, new Set(skipped));
  return (RootFS.Layers ?? []).map((digest, index) => {
    if (index < base) return [];
    const files = layers[index] ?? [];
    // Nothing may count as absent only because it could not be read.
    if (files.length === 0 && (rows[index]?.bytes ?? 0) > 0) throw unreadable(digest);
    return files;
  });
}

/**
 * The layers of a saved image, the lowest first; null for one that is not an archive of files. Some
 * engines save them compressed.
 * @param skipped digests of blobs that need not be read
 */
export async function readArchive(
  archive: Readable,
  skipped: Set<string> = new Set(),
): Promise<(LayerFile[] | null)[]> {
  const blobs = new Map<string, LayerFile[] | null>();
  let order: string[] = [];
  for await (const entry of archive.pipe(extract())) {
    const { name, type } = entry.header;
    const content = entry as unknown as Readable;
    if (type !== 'file' || skipped.has(name.split('/').at(-1) ?? '')) entry.resume();
    else if (name === 'manifest.json') order = layersOf(await buffer(content));
    else blobs.set(name, await listFiles(content));
  }
  return order.map((name) => blobs.get(name) ?? null);
}

/** The names of the layers' archives, the lowest first. */
function layersOf(manifest: Buffer): string[] {
  const [image] = JSON.parse(manifest.toString()) as { Layers: string[] }[];
  return image?.Layers ?? [];
}

async function listFiles(blob: Readable): Promise<LayerFile[] | null> {
  const chunks = blob[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const files: LayerFile[] = [];
  const tar = extract();
  tar.on('entry', (header, entry, next) => {
    // "Nothing shows through this folder": the engine's own folders say so in another way.
    if (!header.name.endsWith('/.wh..wh..opq') && files.length <= mostFiles)
      files.push(fileOf(header));
    entry.on('end', next);
    entry.resume();
  });
  try {
    const { head, whole } = await peek(chunks);
    const unpack = unpacker(head);
    await (unpack ? pipeline(whole, unpack, tar) : pipeline(whole, tar));
  } catch {
    // The archive that it lies in goes on only when this has been read to its end.
    while (!(await chunks.next()).done);
    return null;
  }
  if (files.length > mostFiles) throw tooMany();
  return files;
}

/** By the first bytes: gzip, Zstandard, or nothing to undo. */
function unpacker(head: Buffer): Transform | undefined {
  if (head.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return createGunzip();
  if (head.subarray(0, 4).equals(Buffer.from([0x28, 0xb5, 0x2f, 0xfd])))
    return createZstdDecompress();
  return undefined;
}

/** A stream's first bytes, and the whole of it. */
async function peek(chunks: AsyncIterator<Buffer>) {
  let head = Buffer.alloc(0);
  while (head.length < 4) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return { head, whole: rejoined(head, chunks) };
}

async function* rejoined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function fileOf({ name, size, type }: Header): LayerFile {
  const path = name.replace(/^\.?\//, '').replace(/\/$/, '');
  if (type === 'directory') return { path, bytes: 0, type: 'folder' };
  // A second name of a file has no content of its own there.
  if (type === 'link') return { path, bytes: 0, type: 'file' };
  return type === 'file' ? { path, bytes: size, type } : { path, bytes: 0, type: 'other' };
}

function unreadable(digest: string): CannotJudge {
  return new CannotJudge({
    failed: 'A layer of the image could not be read',
    on: digest,
    command: 'docker save',
    next: ['run the kata again; if it stays, npm run dojo -- doctor'],
  });
}
