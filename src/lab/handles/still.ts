import type { ContainerHandle } from './container.ts';
import { ownContainers } from './own-containers.ts';
import type { Run } from '../run/run.ts';

/**
 * Has containers stand still while something is done; passes on how many did. Some engines cannot
 * have any stand still, and one that has ended does not either: there it is done all the same.
 */
export async function whileStill<T>(
  { docker }: Run,
  ids: string[],
  act: (still: number) => Promise<T>,
): Promise<T> {
  const pauses = ids.map(async (id) => {
    const container = docker.getContainer(id);
    await container.pause();
    return container;
  });
  const settled = await Promise.allSettled(pauses);
  const still = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    return await act(still.length);
  } finally {
    // One that is gone meanwhile need not go on.
    await Promise.allSettled(still.map((container) => container.unpause()));
  }
}

/** As {@link whileStill}, with every other container of the attempt: what happens, this one does. */
export async function whileAlone<T>(
  { run, id: own }: ContainerHandle,
  act: (still: number) => Promise<T>,
): Promise<T> {
  const others = (await ownContainers(run)).map(({ Id: id }) => id).filter((id) => id !== own);
  return whileStill(run, others, act);
}
