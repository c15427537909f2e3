import type { ContainerHandle } from '../handles/container.ts';

/**
 * The IPv4 addresses at which others could reach the container, seen from inside its network
 * namespace: also those of a container or a host whose namespace it shares, which the engine does
 * not list as its own.
 */
export async function addressesInside(container: ContainerHandle): Promise<string[]> {
  const { stdout } = await container.probe(['ip', '-4', '-brief', 'address', 'show', 'up']);
  const addresses = [...stdout.matchAll(/([\d.]+)\/\d+/g)].map(([, address]) => address ?? '');
  return addresses.filter((address) => !address.startsWith('127.'));
}
