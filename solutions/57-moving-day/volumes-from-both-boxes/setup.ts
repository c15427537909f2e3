import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/** A container that takes over what others have mounted. */
class TakingOverContainer extends GenericContainer {
  withVolumesFrom(...ids: string[]): this {
    this.hostConfig.VolumesFrom = ids;
    return this;
  }
}

/**
 * Moves the shop: copies one volume into another.
 * @param from the name of the old volume
 * @param to the name of the new one, which does not exist yet
 */
export default async function setup({ from, to }: { from: string; to: string }) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const box = (volume: string, target: string) =>
    dockerode.createContainer({
      Image: 'debian:trixie-slim',
      HostConfig: { Binds: [`${volume}:${target}`] },
    });
  // They never run: they hold a volume each.
  const boxes = [await box(from, '/old'), await box(to, '/new')];

  const mover = await new TakingOverContainer('debian:trixie-slim')
    .withVolumesFrom(...boxes.map(({ id }) => id))
    .withCommand(['sleep', 'infinity'])
    .start();
  await mover.exec(['sh', '-c', 'tar -C /old -c . | tar -C /new -x']);
  await mover.stop();
  for (const one of boxes) await one.remove();

  return {};
}
