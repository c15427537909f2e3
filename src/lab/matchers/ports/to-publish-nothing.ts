import type { ContainerHandle } from '../../objects/container/container.ts';
import { describePorts, publishedPortsOf } from '../../objects/network/published-ports.ts';
import { nameIn } from '../../run/commands.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/** Reads the container's ports from the engine: none may be published on the host. */
export async function toPublishNothing(container: ContainerHandle): Promise<MatcherResult> {
  const info = await container.inspectNamespace();
  return {
    pass: publishedPortsOf(info).length === 0,
    finding: {
      ran: `docker port ${nameIn(container.keyOfNamespace(info))}`,
      got: describePorts(info),
      expected: 'no published port',
      see: async () => [await container.describeNetworkMode()],
      read: docs.publish,
    },
  };
}
