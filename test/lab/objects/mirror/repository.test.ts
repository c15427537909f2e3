import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { makePackage } from '../../../../src/lab/objects/mirror/deb.ts';
import { fileOf, makeRepository } from '../../../../src/lab/objects/mirror/repository.ts';

const scales = { name: 'scales', version: '1.3f9a', says: 'scales 1.3f9a bread' };
const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex');

/** The members of an ar archive, in their order. */
function membersOf(archive: Buffer): [string, Buffer][] {
  expect(archive.subarray(0, 8).toString()).toBe('!<arch>\n');
  const members: [string, Buffer][] = [];
  for (let at = 8; at < archive.length;) {
    const size = Number(archive.subarray(at + 48, at + 58).toString());
    const name = archive
      .subarray(at, at + 16)
      .toString()
      .trim();
    members.push([name, archive.subarray(at + 60, at + 60 + size)]);
    at += 60 + size + (size % 2);
  }
  return members;
}

test('a package is an archive of a version, what it is and what is in it', async () => {
  const members = membersOf(await makePackage(scales));
  expect(members.map(([name]) => name)).toEqual([
    ...['debian-binary', 'control.tar.gz', 'data.tar.gz'],
  ]);
  expect(String(members[0]?.[1])).toBe('2.0\n');
  expect(String(gunzipSync(members[2]?.[1] ?? ''))).toContain(scales.says);
});

test('a package tells no time: made again, later, it is the same file', async () => {
  for (const [name, content] of membersOf(await makePackage(scales)).slice(1)) {
    const times: (Date | undefined)[] = [];
    for await (const entry of Readable.from([gunzipSync(content)]).pipe(extract())) {
      times.push(entry.header.mtime);
      entry.resume();
    }
    expect([name, new Set(times.map(Number))]).toEqual([name, new Set([0])]);
  }
});

test('the index vouches for each package, and the release for the index', async () => {
  const { Packages: index, Release: release, ...packages } = await makeRepository([scales]);
  const file = fileOf(scales);
  expect(Object.keys(packages)).toEqual([file]);
  expect(String(index)).toContain(`Filename: ./${file}\n`);
  expect(String(index)).toContain(`SHA256: ${hash(packages[file] ?? Buffer.of())}\n`);
  // What a program prints, only its package tells.
  expect(String(index)).not.toContain('bread');
  expect(String(release)).toContain(` ${hash(index ?? Buffer.of())} `);
});
