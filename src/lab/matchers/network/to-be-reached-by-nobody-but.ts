import type { ContainerHandle } from '../../objects/container/container.ts';
import { guestsOf } from '../../objects/network/namespace.ts';
import { sharedWith } from '../../objects/container/shared.ts';
import { docs } from '../../../engine/docs.ts';
import { toReachNoAddressOf } from './to-reach-no-address-of.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Nobody but these may have a way to the container. It is asked of strangers, and of every container
 * that the attempt runs, whether its setup returned it or not: each tries one port at each address
 * that the container has, IPv4 and IPv6, and none may share its processes, its memory, or a folder in
 * which it listens at a socket. One that is about to restart is asked by the networks that it has.
 * @param options.control who has to arrive at one of the addresses, by the same probe
 * @param options.strangers containers of the lab, for instance
 */
export async function toBeReachedByNobodyBut(
  container: ContainerHandle,
  meant: ContainerHandle[],
  {
    port,
    control,
    strangers = [],
  }: { port: number; control: ContainerHandle; strangers?: ContainerHandle[] },
): Promise<MatcherResult> {
  const guests = await guestsOf(container, meant);
  const others = [...guests, ...strangers.filter(({ id }) => !guests.some((one) => one.id === id))];
  const tried = others.map(async (other): Promise<MatcherResult> => {
    const shared = await sharedWith(container, other);
    if (shared) return sharing(container, other, shared);
    if ((await other.inspect()).State.Restarting) return { pass: true, finding: nobody(container) };
    return toReachNoAddressOf(other, container, { port, control });
  });
  const results = await Promise.all(tried);
  return results.find(({ pass }) => !pass) ?? { pass: true, finding: nobody(container) };
}

function nobody({ key }: ContainerHandle) {
  return { ran: `tried to reach ${key}`, got: 'nobody does', expected: 'nobody does' };
}

function sharing(
  container: ContainerHandle,
  other: ContainerHandle,
  { command, got }: { command: string; got: string },
): MatcherResult {
  return {
    pass: false,
    finding: {
      ran: command,
      got,
      expected: `${other.key} shares nothing with ${container.key}`,
      see: () => Promise.all([container, other].map((one) => one.describeNetworks())),
      read: docs.network,
    },
  };
}
