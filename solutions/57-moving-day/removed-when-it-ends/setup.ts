import { getContainerRuntimeClient } from 'testcontainers';

/**
 * Moves the shop: copies one volume into another.
 * @param from the name of the old volume
 * @param to the name of the new one, which does not exist yet
 */
export default async function setup({ from, to }: { from: string; to: string }) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  // docker run --rm
  const mover = await dockerode.createContainer({
    Image: 'debian:trixie-slim',
    Cmd: ['cp', '--archive', '/old/.', '/new'],
    HostConfig: { Binds: [`${from}:/old:ro`, `${to}:/new`], AutoRemove: true },
  });
  await mover.start();
  await mover.wait({ condition: 'removed' });

  return {};
}
