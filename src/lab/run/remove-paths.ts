import { rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type Docker from 'dockerode';
import { hasCode } from '../../errors/messages.ts';
import { referenceOf } from '../../images/catalogue.ts';

/**
 * Removes files and folders. What a container has made its own in a bind mount (PostgreSQL does so with
 * its data folder) an ordinary user may not remove: there the engine does it.
 * @param paths absolute
 * @param labels for the container that does it
 */
export async function removePaths(
  docker: Docker,
  paths: string[],
  labels: Record<string, string>,
): Promise<void> {
  await Promise.all(paths.map((path) => removePath(docker, path, labels)));
}

async function removePath(
  docker: Docker,
  path: string,
  labels: Record<string, string>,
): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    if (!hasCode(error, 'EACCES') && !hasCode(error, 'EPERM')) throw error;
    await removeThroughEngine(docker, path, labels);
    // Where the engine does not have this host's files, it removed something else.
    await rm(path, { recursive: true, force: true });
  }
}

async function removeThroughEngine(
  docker: Docker,
  path: string,
  labels: Record<string, string>,
): Promise<void> {
  const container = await docker.createContainer({
    Labels: labels,
    Image: referenceOf('docker-dojo/toolbox'),
    User: '0',
    Cmd: ['rm', '-rf', `/beside/${basename(path)}`],
    HostConfig: {
      NetworkMode: 'none',
      Binds: [`${dirname(path)}:/beside`],
      SecurityOpt: ['label=disable'],
    },
  });
  try {
    const ended = container.wait({ condition: 'next-exit' });
    await container.start();
    await ended;
  } finally {
    await container.remove({ force: true, v: true });
  }
}
