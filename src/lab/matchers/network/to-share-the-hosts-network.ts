import type { ContainerHandle } from '../../objects/container/container.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/** Compares the container's network namespace with that of the engine's host. */
export async function toShareTheHostsNetwork(container: ContainerHandle): Promise<MatcherResult> {
  const argv = ['readlink', '/proc/self/ns/net'];
  const [inside, host] = await Promise.all([container.probe(argv), container.probeHost(argv)]);
  return {
    pass: inside.stdout === host.stdout,
    finding: {
      ran: `docker exec ${container.key} ${inside.command}, and ${inside.command} on the host`,
      got: `${inside.stdout.trim()} in ${container.key}, ${host.stdout.trim()} on the host`,
      expected: 'the same network namespace',
      see: async () => [await container.describeNetworkMode()],
      read: docs.host,
    },
  };
}
