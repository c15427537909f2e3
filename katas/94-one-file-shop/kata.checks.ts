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
