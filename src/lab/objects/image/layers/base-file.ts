import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { extract } from 'tar-stream';
import { hasCode } from '../../../../errors/messages.ts';
import type { Run } from '../../../run/run.ts';
import { withContainer } from '../../container/with-container.ts';
import { baseOf } from './read.ts';

/** A file of the catalogue's image that an image starts from; null when there is none of this path. */
export async function fileOfBase(run: Run, id: string, path: string): Promise<Buffer | null> {
  const { RootFS } = await run.docker.getImage(id).inspect();
  const { reference } = await baseOf(run, RootFS.Layers ?? []);
  if (reference === null) return null;
  return withContainer(run, { Image: reference }, async (container) => {
    let archive: Readable | undefined;
    try {
      const stream = await container.getArchive({ path: `/${path}` });
      archive = Readable.from(stream as AsyncIterable<Buffer>);
      for await (const entry of archive.pipe(extract()))
        return entry.header.type === 'file' ? await buffer(entry) : null;
      return null;
    } catch (error) {
      if (hasCode(error, 404)) return null;
      throw error;
    } finally {
      // What is left of it nobody reads: its connection would keep this process from ending.
      archive?.destroy();
    }
  });
}
