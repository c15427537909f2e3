import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { hasCode } from '../../../errors/messages.ts';
import type { ContainerHandle } from '../container/container.ts';

// Files of a container as the engine has them, with what it has mounted there: it takes no program of
// the image's, and what a program does to its own view of the files does not count.

/** Where a path of the container leads once its symbolic links are followed; itself when it is not there. */
export async function realPath(container: ContainerHandle, path: string): Promise<string> {
  let rest = path;
  // As many links as Linux follows.
  for (let links = 0; links < 40; links += 1) {
    const parts = rest.split('/').filter(Boolean);
    const prefixes = parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
    const targets = await Promise.all(prefixes.map((prefix) => linkTarget(container, prefix)));
    const first = targets.findIndex((target) => target !== '');
    if (first < 0) return rest;
    rest = posix.join('/', targets[first] ?? '', ...parts.slice(first + 1));
  }
  return rest;
}

/** Where a symbolic link leads, as an absolute path; '' for what is none, or is not there. */
async function linkTarget({ run, id }: ContainerHandle, path: string): Promise<string> {
  const container = run.docker.getContainer(id);
  try {
    const reply = (await container.infoArchive({ path })) as Readable & {
      headers: Record<string, string | undefined>;
    };
    reply.resume();
    const stat = reply.headers['x-docker-container-path-stat'] ?? '';
    const { linkTarget: target } = JSON.parse(Buffer.from(stat, 'base64').toString()) as {
      linkTarget: string;
    };
    // Some engines say of what is no link that it leads to itself.
    return target === path ? '' : target;
  } catch (error) {
    if (hasCode(error, 404)) return '';
    throw error;
  }
}

/** The first bytes of a file of the container; null when it is not there, or is no file. */
export async function firstBytes(
  { run, id }: ContainerHandle,
  path: string,
  bytes: number,
): Promise<Buffer | null> {
  const archive = await run.docker
    .getContainer(id)
    .getArchive({ path })
    .catch((error: unknown) => {
      if (hasCode(error, 404)) return null;
      throw error;
    });
  if (!archive) return null;
  for await (const entry of Readable.from(archive as AsyncIterable<Buffer>).pipe(extract())) {
    if (entry.header.type !== 'file') return null;
    let read = Buffer.alloc(0);
    for await (const chunk of entry as unknown as AsyncIterable<Buffer>)
      if (read.length < bytes) read = Buffer.concat([read, chunk]);
    return read.subarray(0, bytes);
  }
  return null;
}
