import type { Container, ContainerCreateOptions, ContainerInspectInfo } from 'dockerode';
import { hasCode, messageOf } from '../../../errors/messages.ts';
import { referenceOf } from '../../../images/catalogue.ts';
import { AttemptError, excerpt } from '../../run/observation.ts';
import type { Run } from '../../run/run.ts';
import { addressesOf, type NetworkAddress } from './network.ts';

/**
 * Connects a container that is stopped anew wherever its address was chosen for it: it goes by the
 * names that it had there, at whatever address it is given.
 */
export async function forgetChosen(run: Run, info: ContainerInspectInfo): Promise<void> {
  for (const { network } of addressesOf(info).filter(({ chosen }) => chosen)) {
    const { Aliases: names } = info.NetworkSettings.Networks[network] as { Aliases?: string[] };
    const endpoint = { Aliases: (names ?? []).filter((name) => !info.Id.startsWith(name)) };
    await run.docker.getNetwork(network).disconnect({ Container: info.Id, Force: true });
    await run.docker.getNetwork(network).connect({ Container: info.Id, EndpointConfig: endpoint });
  }
}

/** Starts containers of the lab until each of these places is held by one of them. */
export async function holdAddresses(run: Run, places: NetworkAddress[]): Promise<void> {
  await Promise.all(places.filter(({ chosen }) => chosen).map((place) => sitAt(run, place)));
  let free = places.filter(({ chosen }) => !chosen);
  // The engine hands out the lowest address that is free: it is among the first few.
  for (let tries = 0; free.length > 0 && tries < 8; tries += 1) {
    const taken = await joinAll(run, [...new Set(free.map(({ network }) => network))]);
    free = free.filter(({ network, address }) => taken.get(network) !== address);
  }
}

/** Starts one container on all of these networks; resolves to the address it got on each. */
async function joinAll(
  run: Run,
  [first = 'none', ...others]: string[],
): Promise<Map<string, string>> {
  const squatter = await squat(run, squatterOptions(run, first));
  for (const network of others)
    await run.docker.getNetwork(network).connect({ Container: squatter.id });
  await squatter.start();
  const { NetworkSettings: settings } = await squatter.inspect();
  return new Map(
    Object.entries(settings.Networks).map(([network, { IPAddress }]) => [network, IPAddress]),
  );
}

/** Starts a container at just this address: of a network on which addresses can be chosen. */
async function sitAt(run: Run, { network, address }: NetworkAddress): Promise<void> {
  const squatter = await squat(run, {
    ...squatterOptions(run, network),
    NetworkingConfig: {
      EndpointsConfig: { [network]: { IPAMConfig: { IPv4Address: address } } },
    },
  });
  await squatter.start();
}

function squat({ docker, making }: Run, options: ContainerCreateOptions): Promise<Container> {
  return making.of(() => docker.createContainer(options));
}

function squatterOptions(run: Run, network: string) {
  return {
    Image: referenceOf('docker-dojo/toolbox'),
    Cmd: ['sleep', 'infinity'],
    Labels: run.labLabels,
    HostConfig: { NetworkMode: network },
  };
}

/** The fault of an attempt whose networks have no address left; what else was thrown otherwise. */
export function crowdedFailure(error: unknown, key: string): unknown {
  const message = messageOf(error);
  if (!/\baddress(?:es)?\b/i.test(message) || !hasCode(error, 500)) return error;
  return new AttemptError({
    ran: `docker start ${key}   (while other containers took addresses on its networks)`,
    got: excerpt(message),
    expected: 'networks with addresses left for a few containers more',
  });
}
