import type { ContainerHandle } from '../../objects/container/container.ts';
import { bindingsOf } from '../../objects/network/port-bindings.ts';
import { describePorts } from '../../objects/network/published-ports.ts';
import { nameIn } from '../../run/commands.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Reads from the engine at which addresses of the host the container's ports are published: there
 * have to be some, and each has to be one that nobody but the host itself can use.
 */
export async function toBePublishedOnLoopbackOnly(
  container: ContainerHandle,
): Promise<MatcherResult> {
  const info = await container.inspectNamespace();
  const ends = bindingsOf(info);
  const open = ends.some(({ address }) => !/^(?:127\.|::1$)/.test(address));
  return {
    pass: ends.length > 0 && !open,
    finding: {
      ran: `docker port ${nameIn(container.keyOfNamespace(info))}`,
      got: `${describePorts(info)}${open ? ', open to every machine that reaches this one' : ''}`,
      expected: 'a port that is published on the loopback address of the host only',
      see: async () => [await container.describeNetworks()],
      read: docs.publish,
    },
  };
}
