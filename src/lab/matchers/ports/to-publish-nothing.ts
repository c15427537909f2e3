import type { ContainerHandle } from '../../objects/container/container.ts';
import { describePorts } from '../../objects/network/published-ports.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/** Reads the container's ports from the engine: none may be published on the host. */
export async function toPublishNothing(container: ContainerHandle): Promise<MatcherResult> {
  const ports = await container.publishedPorts();
  return {
    pass: ports.length === 0,
    finding: {
      ran: `docker port ${container.key}`,
      got: describePorts(ports),
      expected: 'no published port',
      see: async () => [await container.describeNetworks()],
      read: docs.publish,
    },
  };
}
