import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack, type Header } from 'tar-stream';

/** One entry of a tar archive, with whatever its header says. */
export type TarMember = Partial<Header> & { name: string; content?: string | Buffer };

/** A tar archive of these entries. */
export async function tarOf(members: TarMember[]): Promise<Buffer> {
  const tar = pack();
  const all = buffer(tar);
  for (const { content = '', ...header } of members) tar.entry(header, content);
  tar.finalize();
  return all;
}

/** The same, compressed. */
export async function tarGzOf(members: TarMember[]): Promise<Buffer> {
  return gzipSync(await tarOf(members));
}
