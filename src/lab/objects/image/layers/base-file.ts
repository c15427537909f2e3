import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { extract } from 'tar-stream';
import { hasCode } from '../../../../errors/messages.ts';
import type { Run } from '../../../run/run.ts';
import { baseOf } from './read.ts';

/** A file of the catalogue's image that an image starts from; null when there is none of this path. */
export async function fileOfBase(
  { docker, labLabels, making }: Run,
  id: string,
  path: string,
): Promise<Buffer | null> {
  const { RootFS } = await docker.getImage(id).inspect();
  const { reference } = await baseOf(docker, RootFS.Layers ?? []);
  if (reference === null) return null;
  const description = { Image: reference, Labels: labLabels };
  const container = await making.of(() => docker.createContainer(description));
  try {
    const archive = await container.getArchive({ path: `/${path}` });
    for await (const entry of Readable.from(archive as AsyncIterable<Buffer>).pipe(extract()))
      return entry.header.type === 'file' ? await buffer(entry) : null;
    return null;
  } catch (error) {
    if (hasCode(error, 404)) return null;
    throw error;
  } finally {
    await container.remove({ force: true, v: true });
  }
}
