import type { ContainerHandle } from '../handles/container.ts';

/**
 * The IPv4 addresses at which others could reach the container. The engine lists none for one that
 * shares the namespace of another container, or of the host: there it is looked up from inside.
 */
export async function addressesInside(container: ContainerHandle): Promise<string[]> {
  const listed = await container.addresses();
  if (listed.length > 0) return listed.map(({ address }) => address);
  const { stdout } = await container.probe(['ip', '-4', '-brief', 'address', 'show', 'up']);
  const addresses = [...stdout.matchAll(/([\d.]+)\/\d+/g)].map(([, address]) => address ?? '');
  return addresses.filter((address) => !address.startsWith('127.'));
}

/** The same for IPv6. */
export async function addressesInside6(container: ContainerHandle): Promise<string[]> {
  const { NetworkSettings: settings } = await container.inspect();
  const listed = Object.values(settings.Networks);
  if (listed.some(({ IPAddress: address }) => address))
    return listed.flatMap(({ GlobalIPv6Address: address }) => address || []);
  const argv = ['ip', '-6', '-brief', 'address', 'show', 'up', 'scope', 'global'];
  const { stdout } = await container.probe(argv);
  return [...stdout.matchAll(/([\da-f:]+)\/\d+/g)].map(([, address]) => address ?? '');
}
