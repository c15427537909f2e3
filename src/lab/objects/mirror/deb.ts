import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** A Debian package with one program: a shell script of the package’s name in `/usr/bin`. */
export interface PackageSource {
  /** `scales`. */
  name: string;
  /** `1.3f9a`. */
  version: string;
  /** What the program prints, on one line; no quotes. */
  says: string;
}

/** The fields that a package tells of itself, in its control file and in an index. */
export function controlOf({ name, version }: PackageSource): string {
  return [
    `Package: ${name}`,
    `Version: ${version}`,
    'Architecture: all',
    'Maintainer: The Corner Shop <shop@example.com>',
    'Description: a program of the Corner Shop',
    '',
  ].join('\n');
}

/** Makes a `.deb`, as deb(5) describes it: an ar archive of a version number and two tar archives. */
export async function makePackage(source: PackageSource): Promise<Buffer> {
  const { name, says } = source;
  const control = await tarOf([{ name: './control', mode: 0o644, text: controlOf(source) }]);
  const program = `#!/bin/sh\necho '${says}'\n`;
  const data = await tarOf([{ name: `./usr/bin/${name}`, mode: 0o755, text: program }]);
  return Buffer.concat([
    Buffer.from('!<arch>\n'),
    member('debian-binary', Buffer.from('2.0\n')),
    member('control.tar.gz', control),
    member('data.tar.gz', data),
  ]);
}

/** A member of an ar archive: a line of 60 bytes, then its content, to an even length. */
function member(name: string, content: Buffer): Buffer {
  const [mtime, uid, gid, mode] = ['0', '0', '0', '100644'];
  const head = [
    name.padEnd(16),
    mtime.padEnd(12),
    uid.padEnd(6),
    gid.padEnd(6),
    mode.padEnd(8),
    String(content.length).padEnd(10),
    '`\n',
  ].join('');
  return Buffer.concat([Buffer.from(head), content, Buffer.alloc(content.length % 2, '\n')]);
}

/** A compressed tar archive; the folders on the way to a file have the modes that they have in Debian. */
async function tarOf(files: { name: string; mode: number; text: string }[]): Promise<Buffer> {
  const archive = pack();
  // Made twice, a package of the same version is the same file.
  const mtime = new Date(0);
  for (const { name, mode, text } of files) {
    for (const folder of foldersOf(name)) archive.entry({ name: folder, type: 'directory', mtime });
    archive.entry({ name, mode, mtime }, text);
  }
  archive.finalize();
  return gzipSync(await buffer(archive));
}

/** `./usr/bin/scales` → `./`, `./usr/`, `./usr/bin/`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}
