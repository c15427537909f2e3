import type { ContainerHandle } from '../../objects/container/container.ts';
import { bare } from '../../../text/ip-address.ts';
import { allAddressesInside } from '../../objects/network/addresses.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Looks a name up in the container's network namespace; every address it leads to, of IPv4 and of IPv6,
 * has to be one that `to` has now, by the engine's word, or inside where the engine lists none.
 */
export async function toResolve(
  from: ContainerHandle,
  name: string,
  { to }: { to: ContainerHandle },
): Promise<MatcherResult> {
  const [{ command, addresses: seen }, own] = await Promise.all([
    from.resolve(name),
    allAddressesInside(to).then((all) => all.map(bare)),
  ]);
  return {
    pass:
      seen.some((address) => address.includes('.')) &&
      seen.every((address) => own.includes(address)),
    finding: {
      ran: `docker exec ${from.key} ${command}`,
      got: seen.length > 0 ? seen.join(', ') : 'the name is not known there',
      expected: `an address of ${to.key} (${own.join(', ') || 'it has none'})`,
      see: () => Promise.all([from.describeNetworks(), to.describeNetworks()]),
      read: docs.bridge,
    },
  };
}
