import type { ContainerHandle } from '../../objects/container/container.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

type Bindings = Record<string, { HostIp: string; HostPort: string }[] | null>;

/**
 * Reads from the engine at which addresses of the host the container's ports are published: there
 * have to be some, and each has to be one that nobody but the host itself can use.
 */
export async function toBePublishedOnLoopbackOnly(
  container: ContainerHandle,
): Promise<MatcherResult> {
  const { NetworkSettings: settings } = await container.inspectNamespace();
  const places = Object.entries(settings.Ports as Bindings).flatMap(([containerPort, bindings]) =>
    (bindings ?? []).map(({ HostIp, HostPort }) => ({
      words: `${containerPort} at ${HostIp || '0.0.0.0'}:${HostPort}`,
      loopback: /^(?:127\.|::1$)/.test(HostIp),
    })),
  );
  const open = places.some(({ loopback }) => !loopback);
  const list = places.map(({ words }) => words).join(', ') || 'no published port';
  return {
    pass: places.length > 0 && !open,
    finding: {
      ran: `docker port ${container.key}`,
      got: `${list}${open ? ': open to every machine that reaches this one' : ''}`,
      expected: 'a published port, at a loopback address of the host and nowhere else',
      see: async () => [await container.describeNetworks()],
      read: docs.publish,
    },
  };
}
