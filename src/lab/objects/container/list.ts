import type { ContainerInfo } from 'dockerode';
import { runLabel } from '../../run/labels.ts';
import type { Run } from '../../run/run.ts';
import { madeBySetup } from '../../run/made-by-setup.ts';

/**
 * The running containers that the attempt has started, whether its setup returned them or not.
 * @param options.all also those that do not run
 */
export async function ownContainers(run: Run, { all = false } = {}): Promise<ContainerInfo[]> {
  const filters = JSON.stringify({ label: [`${runLabel}=${run.id}`] });
  const listed = await run.docker.listContainers({ all, filters });
  return listed.filter(({ Id: id, Labels: labels }) => madeBySetup(run, id, labels));
}

/** What messages call a container: as the setup does, or by the engine's name for it and its image. */
export function keyOf({ trace }: Run, { Id: id, Names: [name = ''], Image: image }: ContainerInfo) {
  return trace.containers.get(id)?.key ?? `${name.replace('/', '')} (${image})`;
}
