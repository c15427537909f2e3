import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeRestarts } from '../../objects/container/restarts.ts';
import { docs } from '../../../engine/docs.ts';
import { nameIn } from '../../run/commands.ts';
import type { MatcherResult } from '../define.ts';

/** Asks the engine how often it has started this container again by itself: so often at least. */
export async function toBeRestarted(
  container: ContainerHandle,
  times: number,
): Promise<MatcherResult> {
  const { RestartCount: restarts } = await container.inspect();
  return {
    pass: restarts >= times,
    finding: {
      ran: `docker inspect -f '{{.RestartCount}}' ${nameIn(container.key)}`,
      got: String(restarts),
      expected: `${times}: the engine starts it again each time that its program has ended`,
      see: () => describeRestarts(container),
      read: docs.restart,
    },
  };
}
