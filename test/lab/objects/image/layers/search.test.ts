import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { pack } from 'tar-stream';
import { nothing } from '../../../../../src/lab/objects/image/layers/archive.ts';
import type { Layer } from '../../../../../src/lab/objects/image/layers/layer.ts';
import { knownOf, searchLayers } from '../../../../../src/lab/objects/image/layers/search.ts';
import { Texts } from '../../../../../src/lab/objects/image/layers/texts.ts';

const comment = randomBytes(300).toString('base64').replaceAll(/.{9}/g, '// $&\n');
const source = `${comment}\ntype Ticket = string;\nlet a: Ticket;\n`;
const patterns = ['**/*.ts'];

function tar(files: Record<string, string | Buffer>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, content);
  archive.finalize();
  return buffer(archive);
}

/** A member of a zip archive, as it stands in the archive. */
function zip(name: string, content: string): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\u0003\u0004');
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), deflateRawSync(content), Buffer.from('PK..')]);
}

function layer(files: Record<string, Buffer | string>): Layer {
  async function* contents() {
    for (const [path, content] of Object.entries(files))
      yield await Promise.resolve({ path, read: () => Promise.resolve(Buffer.from(content)) });
  }
  return { diffId: '', createdBy: 'COPY', fromBase: false, files: [], bytes: 0, contents };
}

async function found(content: Buffer | string, texts = ['type Ticket'], path = 'app/x') {
  const sought = { patterns, texts: new Texts(texts), known: new Map<string, string>() };
  const finds = await searchLayers([layer({ [path]: content })], sought);
  return finds.flatMap(({ files }) => files.map(({ because }) => because));
}

const written = 'has “type Ticket”';
const unpacked = `unpacked: ${written}`;

test.each([
  ['as it is', source, written],
  ['in UTF-16', Buffer.from(source, 'utf16le'), written],
  ['in a source map', JSON.stringify({ sourcesContent: [source] }), written],
  ['in an inline source map', `//# data:;base64,${btoa(JSON.stringify([source]))}`, written],
  ['as base64 in lines', btoa(source).replaceAll(/.{76}/g, '$&\n'), written],
  ['as hex', Buffer.from(source).toString('hex').replaceAll(/.{60}/g, '$&\n'), written],
  ['with gzip', gzipSync(source), unpacked],
  ['behind a script', Buffer.concat([Buffer.from('tail -n +2\n'), gzipSync(source)]), unpacked],
  ['with zlib', deflateSync(source), unpacked],
  ['with deflate', deflateRawSync(source), unpacked],
  ['with Brotli', brotliCompressSync(source), unpacked],
  ['with Zstandard', zstdCompressSync(source.repeat(2)), unpacked],
  ['in layers of packing', gzipSync(brotliCompressSync(gzipSync(source))), unpacked],
  [
    'in a damaged archive',
    Buffer.concat([gzipSync(source).subarray(0, -8), Buffer.alloc(8)]),
    unpacked,
  ],
  ['as base64 of an archive', gzipSync(source + source).toString('base64'), unpacked],
])('a text is found %s', async (_, content, because) => {
  expect(await found(content)).toEqual([expect.stringContaining(because)]);
});

test('the members of archives are told by their names, too', async () => {
  const archive = await tar({ 'src/a.ts': 'let a;', [`${'long/'.repeat(30)}b.js`]: '' });
  expect(await found(archive, [])).toEqual(['unpacked, src/a.ts']);
  expect(await found(gzipSync(archive), [])).toEqual(['unpacked, src/a.ts']);
  expect(await found(zip('src/a.ts', 'let a;'), [])).toEqual(['unpacked, src/a.ts']);
  const packed = await tar({ 'inner.br': brotliCompressSync(source) });
  expect(await found(packed)).toEqual(['unpacked, inner.br: has “type Ticket”']);
});

test('the same content under another name is found', async () => {
  const content = 'x'.repeat(20_000);
  const control = [layer({ 'app/a.ts': content, 'app/b.js': 'type Ticket' })];
  const { known, missing } = await knownOf(control, patterns, ['type Ticket', 'xxx']);
  expect([...known.keys()]).toEqual([createHash('sha256').update(content).digest('base64')]);
  // It is in no file of the kind.
  expect(missing).toEqual(['type Ticket']);
  const sought = { patterns, texts: new Texts([]), known };
  const finds = await searchLayers([layer({ 'app/x': gzipSync(content) })], sought);
  expect(finds[0]?.files[0]?.because).toBe('unpacked: is /app/a.ts');
});

test('what holds none of it is not found', async () => {
  expect(await found('type Tick')).toEqual([]);
  expect(await found(gzipSync(await tar({ 'a.js': 'let a;' })))).toEqual([]);
  expect(await found(Buffer.from('PK\u0003\u0004'))).toEqual([]);
  // By its name: that is asked of the list.
  expect(await found(source, ['type Ticket'], 'app/a.ts')).toEqual([]);
});

test('what unpacks to more than can be looked through is said to', async () => {
  const bomb = gzipSync(Buffer.alloc(210_000_000));
  await expect(found(bomb)).rejects.toThrow('its archives unpack to more than 192 MiB');
  let nested = gzipSync(source);
  for (let depth = 0; depth < 20; depth++) nested = gzipSync(nested);
  await expect(found(nested)).rejects.toThrow('archives within archives');
});

test('a layer of the base holds nothing to search', async () => {
  const base = { ...layer({}), contents: nothing.contents };
  const sought = { patterns, texts: new Texts([]), known: new Map<string, string>() };
  expect(await searchLayers([base], sought)).toEqual([]);
});
