import type Docker from 'dockerode';
import type { ContainerInspectInfo, NetworkInspectInfo } from 'dockerode';
import { bracketed } from '../../../text/ip-address.ts';
import { showsField } from '../../run/commands.ts';
import type { Run } from '../../run/run.ts';

type Info = ContainerInspectInfo;

/** A network that the setup returned. */
export class NetworkHandle {
  readonly key: string;
  readonly id: string;
  readonly #run: Run;

  constructor(key: string, id: string, run: Run) {
    this.key = key;
    this.id = id;
    this.#run = run;
  }

  /** What the engine reports of it now. */
  inspect(): Promise<NetworkInspectInfo> {
    return this.#run.docker.getNetwork(this.id).inspect();
  }
}

/** The container whose network namespace another has joined; undefined where it has its own. */
export function namespaceOwner({ HostConfig: config }: ContainerInspectInfo): string | undefined {
  return /^container:(.+)$/.exec(config.NetworkMode ?? '')?.[1];
}

/** An address on a network. */
export interface NetworkAddress {
  network: string;
  address: string;
  /** Chosen for the container, not handed out to it. */
  chosen: boolean;
}

/** Where a container that runs can be reached; a network without an address (host, none) is left out. */
export function addressesOf({ NetworkSettings: settings }: ContainerInspectInfo): NetworkAddress[] {
  return Object.entries(settings.Networks).flatMap(([network, endpoint]) => {
    const chosen = (endpoint.IPAMConfig as { IPv4Address?: string } | null)?.IPv4Address;
    const { IPAddress: address } = endpoint;
    return address ? [{ network, address, chosen: Boolean(chosen) }] : [];
  });
}

/** As {@link addressesOf}, with an entry for each family: IPv6 addresses are in brackets, as in a URL. */
export function addressesOfBothFamilies(
  info: ContainerInspectInfo,
): Omit<NetworkAddress, 'chosen'>[] {
  return Object.entries(info.NetworkSettings.Networks).flatMap(
    ([network, { IPAddress: four, GlobalIPv6Address: six }]) =>
      [four, six].filter(Boolean).map((address) => ({ network, address: bracketed(address) })),
  );
}

/** A network's name, with what a reader should know of it: that it is the default one, or internal. */
async function describeNetwork(docker: Docker, name: string): Promise<string> {
  if (name === 'bridge') return 'bridge (the default bridge network)';
  const found = await docker
    .getNetwork(name)
    .inspect()
    .catch(() => null);
  return found?.Internal ? `${name} (internal)` : name;
}

/** One line: on which networks a container sits, with which addresses. */
export async function describeNetworks(docker: Docker, key: string, info: Info): Promise<string> {
  const mode = info.HostConfig.NetworkMode ?? '';
  if (['host', 'none'].includes(mode) || mode.startsWith('container:'))
    return describeNetworkMode(key, info);
  const places = await Promise.all(
    Object.entries(info.NetworkSettings.Networks).map(async ([network, { IPAddress: address }]) => {
      const name = await describeNetwork(docker, network);
      return `${address ? `${address} on ` : ''}${name}`;
    }),
  );
  const list = places.join(', ') || '{}: no network';
  // Somebody of the lab’s has no name that others know.
  if (/^a /.test(key)) return `${key} has the address ${list}`;
  return showsField(key, '{{json .NetworkSettings.Networks}}', list);
}

/** One line: the network mode of a container. */
export function describeNetworkMode(key: string, { HostConfig: config }: Info): string {
  return showsField(key, '{{.HostConfig.NetworkMode}}', config.NetworkMode ?? 'default');
}
