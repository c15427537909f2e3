import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { readArchive } from '../../../../../src/lab/objects/image/layers/archive.ts';

/** A tar archive of these files; one with `null` for its content is a folder. */
function tar(files: Record<string, string | Buffer | null>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files))
    archive.entry({ name, type: content === null ? 'directory' : 'file' }, content ?? '');
  archive.finalize();
  return buffer(archive);
}

/** What `docker save` writes for an image with this one layer, in pieces of an odd size. */
async function saved(layer: Buffer): Promise<Readable> {
  const manifest = JSON.stringify([{ Config: 'blobs/sha256/c', Layers: ['blobs/sha256/a'] }]);
  const archive = await tar({
    'blobs/': null,
    'blobs/sha256/a': layer,
    'blobs/sha256/c': '{"architecture":"amd64"}',
    'manifest.json': manifest,
  });
  const pieces = Array.from({ length: Math.ceil(archive.length / 1021) }, (_, index) =>
    archive.subarray(index * 1021, (index + 1) * 1021),
  );
  return Readable.from(pieces);
}

let keepIn: string;

beforeAll(async () => {
  keepIn = await mkdtemp(join(tmpdir(), 'dojo-layers-'));
});
afterAll(() => rm(keepIn, { recursive: true }));

/** What is listed of the layers. */
async function list(archive: Readable, base?: string[]) {
  return (await readArchive(archive, keepIn, base)).map((layer) => layer?.files ?? null);
}

const files = {
  'app/': null,
  'app/big.js': 'x'.repeat(1_500_000),
  './app/.wh.src': '',
  'app/small.js': 'small',
};
const listed = [
  { path: 'app', bytes: 0, type: 'folder' },
  { path: 'app/big.js', bytes: 1_500_000, type: 'file' },
  { path: 'app/.wh.src', bytes: 0, type: 'file' },
  { path: 'app/small.js', bytes: 5, type: 'file' },
];

test.each([
  ['as it is', (layer: Buffer) => layer],
  ['with gzip', gzipSync],
  ['with Zstandard', zstdCompressSync],
])('a layer that was saved %s is listed', async (_, pack) => {
  expect(await list(await saved(pack(await tar(files))))).toEqual([listed]);
});

test.each([
  ['small', 'no archive of files'],
  ['large', 'no archive of files'.repeat(100_000)],
  ['broken', gzipSync('no archive of files').subarray(0, 20)],
])('a layer that is no archive (%s) is told from an empty one', async (_, content) => {
  expect(await list(await saved(Buffer.from(content)))).toEqual([null]);
  expect(await list(await saved(await tar({})))).toEqual([[]]);
});

test.each([
  ['as it is', (layer: Buffer) => layer],
  ['with gzip', gzipSync],
])('of a layer that was saved %s the files can be read, or passed over', async (_, pack) => {
  const [layer] = await readArchive(await saved(pack(await tar(files))), keepIn);
  const paths: string[] = [];
  let content = '';
  for await (const { path, read } of layer?.contents() ?? []) {
    paths.push(path);
    if (path === 'app/small.js') content = (await read()).toString();
  }
  expect(paths).toEqual(['app/big.js', 'app/small.js']);
  expect(content).toBe('small');
});

test.each([
  ['its own digest', 'sha256:a'],
  ['the digest of what it was compressed to', 'sha256:b'],
])('a layer of the base that was saved under %s is passed over', async (_, digest) => {
  expect(await list(await saved(await tar(files)), [digest])).toEqual([[]]);
});
