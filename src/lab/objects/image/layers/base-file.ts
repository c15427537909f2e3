import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Container } from 'dockerode';
import { extract } from 'tar-stream';
import { hasCode } from '../../../../errors/messages.ts';
import type { Run } from '../../../run/run.ts';
import { withContainer } from '../../container/with-container.ts';
import { baseOf } from './read.ts';

/** Those of these files that the catalogue's image has that an image starts from, by path. */
export async function filesOfBase(
  run: Run,
  id: string,
  paths: string[],
): Promise<Map<string, Buffer>> {
  if (paths.length === 0) return new Map();
  const { RootFS } = await run.docker.getImage(id).inspect();
  const { reference } = await baseOf(run, RootFS.Layers ?? []);
  if (reference === null) return new Map();
  const found = await withContainer(run, { Image: reference }, (container) =>
    Promise.all(paths.map(async (path) => [path, await fileIn(container, path)] as const)),
  );
  return new Map(found.flatMap(([path, content]) => (content ? [[path, content]] : [])));
}

async function fileIn(container: Container, path: string): Promise<Buffer | null> {
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
}
