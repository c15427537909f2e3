import type { ContainerInspectInfo } from 'dockerode';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { nameIn } from '../../run/commands.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Compares a container with what the engine said of it before: the same one, and not started again
 * since.
 * @param before what `container.inspect()` resolved to then
 * @param options.read where to read more, for a kata that is about something else than networks
 */
export async function toBeTheSameAs(
  container: ContainerHandle,
  before: ContainerInspectInfo,
  { read = docs.network }: { read?: string } = {},
): Promise<MatcherResult> {
  const [was, is] = [lifeOf(before), lifeOf(await container.inspect())];
  return {
    pass: is === was,
    finding: {
      ran: `docker inspect -f '{{.Id}} {{.State.StartedAt}} {{.RestartCount}}' ${nameIn(container.key)}`,
      got: is,
      expected: `${was}, as before`,
      see: async () => [await container.describeNetworks()],
      read,
    },
  };
}

function lifeOf({ Id: id, State: state, RestartCount: restarts }: ContainerInspectInfo): string {
  return `${id.slice(0, 12)}, started ${state.StartedAt}, restarted ${restarts} times`;
}
