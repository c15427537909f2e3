import { isLoopback, listenersOnHost } from './listeners.ts';
import { allAddressesInside } from './addresses.ts';
import type { TcpPort } from '../../probes/connect.ts';
import type { ContainerHandle } from '../container/container.ts';
import { namespaceOf } from './namespace.ts';
import { nameIn, shows } from '../../run/commands.ts';
import { bare, bracketed } from '../../../text/ip-address.ts';
import { bindingsOf, endText } from './port-bindings.ts';
import { reachableAddress } from './published-ports.ts';

/** A port that leads to a container of the attempt. */
export interface ContainerPort extends TcpPort {
  /** Where it leads to. */
  of: ContainerHandle;
}

/** A port of the host at which a container of the attempt can be reached. */
export interface HostPort extends ContainerPort {
  /** Where it is open, as the engine or the host has it: `0.0.0.0`, `127.0.0.1`, `::`, `*`. */
  bound: string;
  /** The container's port; undefined for one that has the host's network, where it is the same. */
  to?: number;
}

/**
 * The TCP ports at which a container is open to others beside it: each port that something in its
 * network namespace listens on, IPv4 or IPv6, at each address that it has there.
 * @param networks only the addresses on these, where the engine knows them
 */
export async function openPortsInside(
  container: ContainerHandle,
  networks?: Set<string>,
): Promise<ContainerPort[]> {
  const places = await placesOfNamespace(container);
  const near = places.filter(({ network }) => !networks || networks.has(network));
  if (networks && near.length === 0) return [];
  const addresses = networks
    ? near.map(({ address }) => address)
    : await allAddressesInside(container);
  const open = (await container.listeners()).filter((one) => !isLoopback(one));
  const ports = [...new Set(open.map(({ port }) => port))];
  return addresses.flatMap((host) => ports.map((port) => ({ of: container, host, port })));
}

/** Where the namespace of a container has addresses: its own, or those of the container it joined. */
async function placesOfNamespace(container: ContainerHandle) {
  const own = await container.addressesOfBothFamilies();
  if (own.length > 0) return own;
  const holder = await namespaceOf(container);
  if (holder === container.id) return [];
  const others = await container.others();
  return (await others.find(({ id }) => id === holder)?.addressesOfBothFamilies()) ?? [];
}

/**
 * The TCP ports of the host that lead to containers of the attempt: those that they publish, each
 * binding by itself, and all at which the host takes connections where one of them has its network.
 */
export async function openPortsOfHost(containers: ContainerHandle[]): Promise<HostPort[]> {
  const ports = await Promise.all(
    containers.map(async (container): Promise<HostPort[]> => {
      const info = await container.inspect();
      if (info.HostConfig.NetworkMode === 'host') return listening(container);
      return bindingsOf(info)
        .filter(({ containerPort }) => containerPort.endsWith('/tcp'))
        .map(({ containerPort, address: bound, port }) => ({
          ...{ of: container, bound, port, to: Number.parseInt(containerPort) },
          host: bracketed(reachableAddress(bound)),
        }));
    }),
  );
  return ports.flat();
}

/** Whose socket it is the engine does not tell: it may be that of somebody else on the host. */
async function listening(container: ContainerHandle): Promise<HostPort[]> {
  return (await listenersOnHost(container)).map(({ address, port }) => {
    const bound = bare(address).replace(/%.*$/, '');
    const host = bound === '*' ? '127.0.0.1' : bracketed(reachableAddress(bound));
    return { of: container, bound, host, port };
  });
}

/** True for an address of the host that no other machine can use. */
export function isOwn({ bound }: HostPort): boolean {
  return /^(?:127\.|::1$|::ffff:127\.)/.test(bound);
}

/** Where a port of the host leads, in words. */
export function describePort({ bound, port, of, to }: HostPort): string {
  const where = endText({ address: bound, port });
  if (to === undefined) return `${of.key} uses the host network, where ${where} is open`;
  return `${of.key} publishes ${to}/tcp -> ${where}`;
}

/** A published port, as the command that shows it. */
export function showPort({ bound, port, of, to }: HostPort): string {
  const end = endText({ address: bound, port });
  return shows(`docker port ${nameIn(of.key)}`, `${to}/tcp -> ${end}`);
}
