import { docs, type ContainerHandle, type MatcherResult } from '#lab';

/** Looks for a network of a container’s on which none of these is, by itself or in another’s namespace. */
export const isOnANetworkWithout =
  (others: ContainerHandle[]) =>
  async (container: ContainerHandle): Promise<MatcherResult> => {
    const own = await networksOf(container);
    const taken = (await Promise.all(others.map(networksOf))).flat();
    return {
      pass: own.some((network) => !taken.includes(network)),
      finding: {
        ran: `docker inspect -f '{{json .NetworkSettings.Networks}}' ${container.key}`,
        got: own.join('\n') || 'no network',
        expected: `one more network, on which neither ${others.map(({ key }) => key).join(' nor ')} is`,
        see: () => Promise.all(others.map((one) => one.describeNetworks())),
        read: docs.composeNetworks,
      },
    };
  };

/** Those of some visitors who are on no network with any of these containers. */
export async function whoSharesNoneWith(
  containers: ContainerHandle[],
  visitors: ContainerHandle[],
): Promise<ContainerHandle[]> {
  const taken = (await Promise.all(containers.map(networksOf))).flat();
  const places = await Promise.all(visitors.map(networksOf));
  return visitors.filter((_one, index) => !places[index]?.some((one) => taken.includes(one)));
}

/** The networks on which a container’s network namespace has an address. */
async function networksOf(container: ContainerHandle): Promise<string[]> {
  const { NetworkSettings: settings } = await container.inspectNamespace();
  return Object.keys(settings.Networks).sort();
}

/**
 * Looks a name up where a container is: on a network of both shops it would lead now to the one’s server,
 * now to the other’s. Who asks by a Unix socket need not know it.
 */
export const findsNoOther =
  (name: string, { than: server }: { than: ContainerHandle }) =>
  async (container: ContainerHandle): Promise<MatcherResult> => {
    const { command, addresses } = await container.resolve(name);
    const { NetworkSettings: settings } = await server.inspectNamespace();
    const own = Object.values(settings.Networks).map(({ IPAddress }) => IPAddress);
    // Each server has one of IPv4.
    const seen = addresses.filter((address) => address.includes('.'));
    return {
      pass: seen.every((address) => own.includes(address)),
      finding: {
        ran: `docker exec ${container.key} ${command}`,
        got: seen.join(', '),
        expected: `no address but that of its own ${name} (${own.join(', ')})`,
        see: async () => [await container.describeNetworks(), await server.describeNetworks()],
        read: docs.composeServices,
      },
    };
  };
