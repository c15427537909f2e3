// Zip archives that no honest tool writes.
import { constants } from 'node:fs';
import { Handed, takenOf, told } from '../../support/submissions.ts';
import { zipOf, type ZipMember } from '../../support/zips.ts';

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
async function read(archive: ZipMember[] | Buffer) {
  handed.file('Ada.zip', Buffer.isBuffer(archive) ? archive : zipOf(archive));
  const ada = await handed.takeOne();
  return { taken: takenOf(ada), told: told(ada) };
}

test.each<[string, string | Buffer, string]>([
  ['out of it', `../../${setup}`, `../../${setup} leads out of the submission`],
  [
    'out of it, from within',
    `${kata}/../../../a`,
    `${kata}/../../../a leads out of the submission`,
  ],
  ['out of it, for Windows', '..\\..\\a', '../../a leads out of the submission'],
  ['from the root', `/${setup}`, `/${setup} has an absolute path`],
  ['from a drive', `C:\\${setup}`, `C:/${setup} has an absolute path`],
  ['through a line', `${kata}/a\nb`, `${kata}/a\\u{a}b has a control character in its name`],
  [
    'with a NUL',
    `${kata}/setup.ts\0.txt`,
    `${kata}/setup.ts\\u{0}.txt has a control character in its name`,
  ],
  [
    'with bytes that are not UTF-8',
    Buffer.of(0x61, 0xff),
    'a\\u{fffd} has a name that is not UTF-8',
  ],
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

test.each([
  ['a symbolic link', constants.S_IFLNK | 0o777, 'is a symbolic link'],
  ['a named pipe', constants.S_IFIFO | 0o644, 'is no regular file'],
  ['a device', constants.S_IFCHR | 0o644, 'is no regular file'],
])('%s', async (_what, mode, words) => {
  const link = { name: setup, content: '/etc/passwd', mode, method: 0 };
  const { taken, told } = await read([link]);
  expect(taken).toEqual({});
  expect(told).toContain(`setup.ts ${words}; it was left out`);
});

test('a link to a folder, and a file below it', async () => {
  const link = { name: kata, content: '/tmp', mode: constants.S_IFLNK | 0o777, method: 0 };
  const { taken, told } = await read([link, mineToo]);
  expect(taken).toEqual(mine);
  expect(told).toEqual(['41-call-me-by-name is a symbolic link; it was left out']);
});

describe('a path that is there twice', () => {
  const twice = `${setup} is there twice; the last one counts`;

  test('the last one counts', async () => {
    const { taken, told } = await read([{ ...mineToo, content: 'first' }, mineToo]);
    expect(taken).toEqual(mine);
    expect(told).toEqual([twice]);
  });

  test('also when it is a link', async () => {
    const link = { ...mineToo, mode: constants.S_IFLNK | 0o777 };
    const { taken, told } = await read([mineToo, link]);
    expect(taken).toEqual({});
    expect(told).toContain(twice);
  });

  test('also when it is a folder', async () => {
    const { taken, told } = await read([mineToo, { name: `${setup}/` }]);
    expect(taken).toEqual({});
    expect(told).toContain('setup.ts is a folder; it was left out');
    expect(told).toContain(twice);
  });
});

test('a folder instead of a file that may be edited', async () => {
  const { taken, told } = await read([{ name: `${setup}/setup.ts`, content: 'hidden' }]);
  expect(taken).toEqual({});
  expect(told).toContain('setup.ts is a folder; it was left out');
});

describe('bombs', () => {
  const zeros = Buffer.alloc(60_000_000);

  test('a file of 60 MB', async () => {
    const { taken, told } = await read([{ name: setup, content: zeros }]);
    expect(taken).toEqual({});
    expect(told).toContain('setup.ts is larger than 5 MB; it was left out');
  });

  test('a file of 60 MB that claims to have 4 bytes', async () => {
    const { taken, told } = await read([{ name: setup, content: zeros, claims: { unpacked: 4 } }]);
    expect(taken).toEqual({});
    expect(told).toEqual([expect.stringMatching(/^Ada\.zip is damaged \(too many bytes/)]);
  });

  test('a file of 5 MB, twelve times', async () => {
    const large = { name: setup, content: zeros.subarray(0, 4_900_000) };
    const { taken, told } = await read(Array<ZipMember>(12).fill(large));
    expect(taken).toEqual({});
    expect(told).toEqual(['Ada.zip holds more than 50 MB']);
  });

  test('100,000 files', async () => {
    const names = Array.from({ length: 100_000 }, (_, at) => ({
      name: `${kata}/${at}`,
      method: 0,
    }));
    const { taken, told } = await read(zipOf([mineToo, ...names], { zip64: true }));
    expect(taken).toEqual({});
    expect(told).toEqual(['Ada.zip holds more than 10,000 files and folders']);
  });

  test('folders without an end', async () => {
    const { taken, told } = await read([{ name: `${'a/'.repeat(1000)}b` }, mineToo]);
    expect(taken).toEqual(mine);
    expect(told).toEqual([expect.stringMatching(/lies in more than 20 folders; it was left out$/)]);
  });

  test('a file that claims to have 4 GB', async () => {
    const { taken, told } = await read([{ ...mineToo, claims: { unpacked: 0xfffffffe } }]);
    expect(taken).toEqual({});
    expect(told).toContain('setup.ts is larger than 5 MB; it was left out');
  });
});

describe('what cannot be read', () => {
  const honest = zipOf([mineToo]);

  test.each<[string, Buffer, string]>([
    ['encrypted', zipOf([{ ...mineToo, flags: 0x801 }]), 'is encrypted'],
    ['encrypted, with its names', zipOf([{ ...mineToo, flags: 0x840 }]), 'is encrypted'],
    ['damaged', zipOf([{ ...mineToo, crc: 1 }]), 'is damaged'],
    ['cut short', honest.subarray(0, -30), 'is not a zip archive, or is cut short'],
    ['cut out', Buffer.concat([honest.subarray(0, 30), honest.subarray(60)]), 'is damaged'],
    ['no zip at all', Buffer.from('PK but not really'), 'is not a zip archive, or is cut short'],
    ['empty', Buffer.of(), 'is empty'],
  ])('%s', async (_what, archive, words) => {
    const { taken, told } = await read(archive);
    expect(taken).toEqual({});
    expect(told).toEqual([expect.stringMatching(`^Ada\\.zip ${words}`)]);
  });

  test('one file, packed in a way of its own', async () => {
    const { taken, told } = await read([{ ...mineToo, method: 93 }]);
    expect(taken).toEqual({});
    expect(told).toContain(
      'setup.ts is packed in a way that is not read here (93); it was left out',
    );
  });

  test('a list that says it is longer than it is', async () => {
    const archive = Buffer.from(honest);
    archive.writeUInt16LE(0xfffe, archive.length - 12);
    const { taken, told } = await read(archive);
    expect(taken).toEqual({});
    expect(told).toEqual([expect.stringMatching(/^Ada\.zip is damaged/)]);
  });
});
