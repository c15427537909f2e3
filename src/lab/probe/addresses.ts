import type { ContainerHandle } from '../handles/container.ts';
import { bracketed } from '../handles/network.ts';

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

/**
 * The same of both families, IPv6 addresses in brackets, as in a URL; without those that are good for
 * one link only.
 */
export async function allAddressesInside(container: ContainerHandle): Promise<string[]> {
  const listed = (await container.placesOfBothFamilies()).map(({ address }) => address);
  if (listed.length > 0) return listed;
  const { stdout } = await container.probe(['ip', '-brief', 'address', 'show', 'up']);
  const found = [...stdout.matchAll(/([\d.]+|[\da-f:]+)\/\d+/g)].map(
    ([, address]) => address ?? '',
  );
  return found.filter((address) => !/^(?:127\.|::1$|fe80:)/.test(address)).map(bracketed);
}
