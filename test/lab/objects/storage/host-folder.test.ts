import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HostFolder } from '../../../../src/lab/objects/storage/host-folder.ts';

let place: string;
let folder: HostFolder;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'docker-dojo-folder-'));
  folder = new HostFolder(join(place, 'folder'));
});
afterEach(() => rmSync(place, { recursive: true }));

/** The error of what throws; '' of what does not. */
function saidBy(act: () => void): string {
  try {
    act();
    return '';
  } catch (error) {
    return String(error);
  }
}

describe('a file that is written', () => {
  test('in place stays the same file, one that is replaced does not', () => {
    folder.replace('file', 'one');
    const number = () => statSync(join(folder.path, 'file')).ino;
    const before = number();
    folder.overwrite('file', 'two');
    expect([folder.read('file'), number()]).toEqual(['two', before]);
    folder.replace('file', 'three');
    expect(number()).not.toBe(before);
  });

  test.each(['overwrite', 'replace'] as const)('%s follows no link out of the folder', (write) => {
    const outside = join(place, 'outside');
    writeFileSync(outside, 'theirs');
    symlinkSync(outside, join(folder.path, 'file'));
    expect(saidBy(() => folder[write]('file', 'ours'))).toMatch(
      /^$|wrote file in the host’s folder/,
    );
    expect(readFileSync(outside, 'utf8')).toBe('theirs');
  });

  test('has to be there to be overwritten, and to be one', () => {
    const refused = 'a file there that the host may write';
    expect(() => folder.overwrite('file', 'ours')).toThrow(refused);
    mkdirSync(join(folder.path, 'file'));
    expect(() => folder.overwrite('file', 'ours')).toThrow(refused);
  });
});
