// Tar archives that no honest tool writes.
import { gzipSync } from 'node:zlib';
import { Handed, takenOf, told } from '../../support/submissions.ts';
import { tarOf, type TarMember } from '../../support/tars.ts';

const kata = 'katas/41-call-me-by-name';
const setup = `${kata}/setup.ts`;
const mine = { '41-call-me-by-name/setup.ts': 'mine' };
const mineToo = { name: setup, content: 'mine' };

let handed: Handed;

beforeEach(() => {
  handed = new Handed();
});

afterEach(() => handed.end());

/** What is taken of an archive, and what a teacher is told. */
async function read(archive: TarMember[] | Buffer) {
  handed.file('Ada.tar.gz', Buffer.isBuffer(archive) ? archive : gzipSync(await tarOf(archive)));
  const ada = await handed.takeOne();
  return { taken: takenOf(ada), told: told(ada) };
}

test.each([
  ['out of it', `../../${setup}`, `../../${setup} leads out of the submission`],
  [
    'out of it, from within',
    `${kata}/../../../a`,
    `${kata}/../../../a leads out of the submission`,
  ],
  ['from the root', `/${setup}`, `/${setup} has an absolute path`],
  ['with backslashes', `${kata}\\setup.ts`, `${kata}\\setup.ts has a backslash in its name`],
  ['through a line', `${kata}/a\nb`, `${kata}/a\\u{a}b has a control character in its name`],
  [
    'with an endless name',
    'a'.repeat(300),
    `${'a'.repeat(59)}…${'a'.repeat(59)} has a name of more than 255 bytes`,
  ],
])('a path %s', async (_what, name, words) => {
  const { taken, told } = await read([{ name, content: 'evil' }, mineToo]);
  expect(taken).toEqual(mine);
  expect(told).toEqual([`${words}; it was left out`]);
});

test('a path with bytes that are not UTF-8', async () => {
  const archive = await tarOf([{ name: 'katas/aa', content: 'evil' }, mineToo]);
  archive[7] = 0xff;
  const sum = archive
    .subarray(0, 512)
    .fill(0x20, 148, 156)
    .reduce((all, byte) => all + byte, 0);
  archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const { taken, told } = await read(archive);
  expect(taken).toEqual(mine);
  expect(told).toEqual(['katas/a\\u{fffd} has a name that is not UTF-8; it was left out']);
});

test.each<[string, Partial<TarMember>, string]>([
  ['a symbolic link', { type: 'symlink', linkname: '/etc/passwd' }, 'is a symbolic link'],
  ['a hard link', { type: 'link', linkname: '/etc/passwd' }, 'is a hard link'],
  ['a named pipe', { type: 'fifo' }, 'is a named pipe'],
  ['a device', { type: 'character-device', devmajor: 1, devminor: 5 }, 'is a device'],
  ['a disk', { type: 'block-device', devmajor: 8, devminor: 0 }, 'is a device'],
])('%s', async (_what, header, words) => {
  const { taken, told } = await read([{ name: setup, ...header }]);
  expect(taken).toEqual({});
  expect(told).toContain(`setup.ts ${words}; it was left out`);
});

test('a link to a folder, and a file below it', async () => {
  const link: TarMember = { name: kata, type: 'symlink', linkname: handed.path('..') };
  const { taken, told } = await read([link, mineToo]);
  expect(taken).toEqual(mine);
  expect(told).toEqual(['41-call-me-by-name is a symbolic link; it was left out']);
});

test('a path that is there twice: the last one counts, also when it is a link', async () => {
  const twice = `${setup} is there twice; the last one counts`;
  const { taken, told } = await read([{ ...mineToo, content: 'first' }, mineToo]);
  expect([taken, told]).toEqual([mine, [twice]]);
  const linked = await read([mineToo, { name: setup, type: 'link', linkname: 'package.json' }]);
  expect(linked.taken).toEqual({});
  expect(linked.told).toContain(twice);
});

test('a folder instead of a file that may be edited', async () => {
  const { taken, told } = await read([{ name: setup, type: 'directory' }]);
  expect(taken).toEqual({});
  expect(told).toContain('setup.ts is a folder; it was left out');
});

describe('bombs', () => {
  const zeros = Buffer.alloc(60_000_000);

  test('a file of more than 5 MB; the others are as good as before', async () => {
    const { taken, told } = await read([
      { name: 'katas/71-dont-reinstall/app/Dockerfile', content: zeros.subarray(0, 5_000_001) },
      mineToo,
    ]);
    expect(taken).toEqual(mine);
    expect(told).toEqual(['app/Dockerfile is larger than 5 MB; it was left out']);
  });

  test('60 MB of nothing, in a file or in none', async () => {
    const words = ['Ada.tar.gz unpacks to more than 100 times its size'];
    expect(await read([{ name: 'a', content: zeros }])).toEqual({ taken: {}, told: words });
    expect(await read(gzipSync(zeros))).toEqual({ taken: {}, told: words });
  });

  test('a file of 5 MB, twelve times', async () => {
    // Not compressed: by its ratio it would be found out before.
    const large = { name: setup, content: zeros.subarray(0, 4_900_000) };
    const { taken, told } = await read(await tarOf(Array<TarMember>(12).fill(large)));
    expect(taken).toEqual({});
    expect(told).toEqual(['Ada.tar.gz holds more than 50 MB']);
  });

  test.each([`${kata}/a`, '../a'])('100,000 times %s', async (name) => {
    const [head, end] = [await tarOf([{ name }]), Buffer.alloc(1024)];
    const { taken, told } = await read(
      gzipSync(Buffer.concat([Buffer.alloc(100_000 * 512, head.subarray(0, 512)), end])),
    );
    expect(taken).toEqual({});
    expect(told).toEqual(['Ada.tar.gz holds more than 10,000 files and folders']);
  });

  test('a name of 5 MB', async () => {
    const { taken, told } = await read([{ name: 'a'.repeat(5_000_000), content: 'a' }, mineToo]);
    expect(taken).toEqual({});
    expect(told).toEqual(['Ada.tar.gz is damaged (Header exceeds max size)']);
  });
});

describe('what cannot be read', () => {
  let archive: Buffer;

  beforeEach(async () => {
    archive = await tarOf([mineToo, { name: 'more', content: Buffer.alloc(2000, 'a') }]);
  });

  test('cut short, wherever', async () => {
    for (const at of [100, 512, 1024, 1536, 2000, 3072]) {
      const { taken, told } = await read(archive.subarray(0, at));
      expect([at, taken, told]).toEqual([at, {}, ['Ada.tar.gz is cut short']]);
    }
    const packed = gzipSync(archive);
    const { taken, told } = await read(packed.subarray(0, packed.length - 20));
    expect([taken, told]).toEqual([{}, ['Ada.tar.gz is cut short']]);
  });

  test('something else', async () => {
    const { taken, told } = await read(Buffer.alloc(2048, 'a'));
    expect([taken, told]).toEqual([{}, ['Ada.tar.gz is not a tar archive']]);
    const damaged = gzipSync(archive);
    damaged.fill(0xff, 20, 40);
    expect((await read(damaged)).told).toEqual([expect.stringMatching(/^Ada\.tar\.gz is damaged/)]);
  });
});
