import type { ContainerHandle } from '../../objects/container/container.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { describePlace } from './describe-place.ts';

/**
 * Asks which networks the container was ever on: there has to be none, also in between. Of a container
 * that shares another’s network namespace it is the other that is looked at, from the moment on at which
 * this one began. The spec calls `lab.watchNetworks()` when it is loaded.
 */
export async function toHaveJoinedNoNetwork(container: ContainerHandle): Promise<MatcherResult> {
  const joined = await container.networksJoined();
  return {
    pass: joined.length === 0,
    finding: {
      ran: `docker events --since 10m -f type=network -f event=connect   (of ${container.key})`,
      got: joined.join(', '),
      expected: 'no network, at any time',
      see: () => describePlace(container),
      read: docs.none,
    },
  };
}
