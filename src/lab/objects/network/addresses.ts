import type { ContainerHandle } from '../container/container.ts';
import { bracketed } from '../../../text/ip-address.ts';

/**
 * The addresses at which others could reach the container, of both families, IPv6 ones in brackets as in
 * a URL; without those that are good for one link only. The engine lists none for one that shares the
 * namespace of another container, or of the host: there they are looked up from inside.
 */
export async function allAddressesInside(container: ContainerHandle): Promise<string[]> {
  const listed = (await container.addressesOfBothFamilies()).map(({ address }) => address);
  if (listed.length > 0) return listed;
  const { stdout } = await container.probe(['ip', '-brief', 'address', 'show', 'up']);
  const found = [...stdout.matchAll(/([\d.]+|[\da-f:]+)\/\d+/g)].map(
    ([, address]) => address ?? '',
  );
  return found.filter((address) => !/^(?:127\.|::1$|fe80:)/.test(address)).map(bracketed);
}
