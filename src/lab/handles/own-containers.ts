import type { ContainerInfo } from 'dockerode';
import { labLabel, runLabel } from '../run/labels.ts';
import type { Run } from '../run/run.ts';

/** The running containers that the attempt has started, whether its setup returned them or not. */
export async function ownContainers({ docker, id }: Run): Promise<ContainerInfo[]> {
  const filters = JSON.stringify({ label: [`${runLabel}=${id}`] });
  const listed = await docker.listContainers({ filters });
  return listed.filter(({ Labels: labels }) => labels[labLabel] === undefined);
}

/** What messages call a container: as the setup does, or by the engine's name for it and its image. */
export function keyOf({ notes }: Run, { Id: id, Names: [name = ''], Image: image }: ContainerInfo) {
  return notes.containers.get(id)?.key ?? `${name.replace('/', '')} (${image})`;
}
