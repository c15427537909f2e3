import type Docker from 'dockerode';
import { hasCode } from '../../errors/messages.ts';
import type { ContainerHandle } from './container.ts';
import { execIn } from './exec.ts';
import { ownContainers } from './own-containers.ts';
import type { Run } from '../run/run.ts';

/**
 * Has containers stand still while something is done; passes on how many did. One that has ended does
 * not: it is done all the same.
 */
export async function whileStill<T>(
  { docker }: Run,
  ids: string[],
  act: (still: number) => Promise<T>,
): Promise<T> {
  const settled = await Promise.allSettled(ids.map((id) => halt(docker, id)));
  const still = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    return await act(still.length);
  } finally {
    // One that is gone meanwhile need not go on.
    await Promise.allSettled(still.map((goOn) => goOn()));
  }
}

/** Has a container stand still; resolves to what has it go on. */
async function halt(docker: Docker, id: string): Promise<() => Promise<void>> {
  const container = docker.getContainer(id);
  try {
    await container.pause();
    return () => container.unpause() as Promise<void>;
  } catch (error) {
    if (hasCode(error, 404) || hasCode(error, 409)) throw error;
    // An engine without control groups cannot pause; its processes stop by signals.
    await signal(docker, container, 'STOP');
    return () => signal(docker, container, 'CONT');
  }
}

/** Sends a signal to every process of a container: the engine reaches the first, a shell the others. */
async function signal(docker: Docker, container: Docker.Container, name: 'STOP' | 'CONT') {
  await container.kill({ signal: `SIG${name}` });
  await execIn(docker, container, ['sh', '-c', `kill -${name} -1`], '0');
}

/** As {@link whileStill}, with every other container of the attempt: what happens, this one does. */
export async function whileAlone<T>(
  { run, id: own }: ContainerHandle,
  act: (still: number) => Promise<T>,
): Promise<T> {
  const others = (await ownContainers(run)).map(({ Id: id }) => id).filter((id) => id !== own);
  return whileStill(run, others, act);
}
