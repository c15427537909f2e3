import { randomUUID } from 'node:crypto';
import { docs, type ContainerHandle, type MatcherResult } from '#lab';

/** Writes a new word down for a part of the shop, which it says from now on; resolves to that word. */
export async function newsOf(part: ContainerHandle): Promise<string> {
  const word = `${part.key}-${randomUUID()}`;
  await part.exec(['sh', '-c', `echo ${word} > /tmp/word`], { user: '0' });
  return word;
}

/** Looks at the routes of a container's network namespace, IPv4 and IPv6: none is for everywhere. */
export async function hasNoDefaultRoute(container: ContainerHandle): Promise<MatcherResult> {
  const [four, six] = await Promise.all(
    ['-4', '-6'].map((family) => container.probe(['ip', family, 'route', 'show', 'default'])),
  );
  const found = [four, six].find((one) => leadsOut(one?.stdout)) ?? four;
  return {
    pass: !leadsOut(found?.stdout),
    finding: {
      ran: container.typed(found?.command ?? ''),
      got: found?.stdout.trim() ?? '',
      expected: 'no default route, of IPv4 or of IPv6',
      see: async () => [await container.describeNetworks()],
      read: docs.internal,
    },
  };
}

/** Some kernels have a route for everywhere that leads nowhere: it is called unreachable. */
function leadsOut(routes = ''): boolean {
  return routes.split('\n').some((route) => route.startsWith('default'));
}
