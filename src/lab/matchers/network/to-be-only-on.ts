import type { ContainerHandle } from '../../objects/container/container.ts';
import type { NetworkHandle } from '../../objects/network/network.ts';
import { nameIn } from '../../run/commands.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/** Looks on which networks a container is: on this one alone. */
export async function toBeOnlyOn(
  container: ContainerHandle,
  network: NetworkHandle,
): Promise<MatcherResult> {
  const { NetworkSettings: settings } = await container.inspect();
  const names = Object.keys(settings.Networks);
  return {
    pass: names.join() === network.key,
    finding: {
      ran: `docker inspect -f '{{json .NetworkSettings.Networks}}' ${nameIn(container.key)}`,
      got: names.join(', ') || 'no network',
      expected: `${network.key} alone`,
      see: async () => [await container.describeNetworks()],
      read: docs.network,
    },
  };
}
