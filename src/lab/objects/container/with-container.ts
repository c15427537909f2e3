import type { Container, ContainerCreateOptions } from 'dockerode';
import { removeContainer } from '../../run/cleanup.ts';
import type { Run } from '../../run/run.ts';

/** Has a container of the lab’s for as long as a piece of work takes; it is created, and not started. */
export async function withContainer<T>(
  { docker, labLabels, making }: Run,
  options: ContainerCreateOptions,
  work: (container: Container) => Promise<T>,
): Promise<T> {
  const description = { ...options, Labels: labLabels };
  const container = await making.of(() => docker.createContainer(description));
  try {
    return await work(container);
  } finally {
    await removeContainer(docker, container.id);
  }
}
