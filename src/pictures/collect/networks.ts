import type { ContainerInspectInfo, NetworkInspectInfo } from 'dockerode';
import { namespaceOwner } from '../../lab/objects/network/network.ts';
import { runLabel } from '../../lab/run/labels.ts';
import type { Run } from '../../lab/run/run.ts';
import type { SeenContainer } from './containers.ts';
import { few } from '../../text/limits.ts';
import { portsOf } from './ports.ts';
import type { ContainerFacts, NetworkFacts } from '../schema/schema.ts';

/** A container with what a picture of the networks says of it. */
export interface PlacedContainer extends SeenContainer {
  facts: ContainerFacts;
}

/** Which container of a run sits on which network now, by what names, and what leads to it. */
export async function collectNetworks(
  run: Run,
  containers: SeenContainer[],
): Promise<{ networks: NetworkFacts[]; containers: PlacedContainer[] }> {
  const listed = await run.docker.listNetworks();
  const asked = new Set(run.trace.paths.map(({ from }) => from));
  const placed = containers
    // Somebody uninvolved is worth drawing once it has tried something.
    .filter(({ id, by }) => by !== 'image' && (by !== 'visitor' || asked.has(id)))
    .map((one) => ({ ...one, facts: factsOf(one, containers, run) }));
  const inUse = placed.flatMap(({ facts }) => facts.places.map(({ network }) => network));
  const own = listed.filter(({ Labels }) => Labels?.[runLabel] === run.id);
  const names = [...new Set([...inUse, ...own.map(({ Name }) => Name)])];
  const networks = few(names).map((name) => networkOf(run, name, listed));
  return { networks, containers: placed };
}

function networkOf({ trace }: Run, name: string, listed: NetworkInspectInfo[]): NetworkFacts {
  const found = listed.find((one) => one.Name === name);
  const key = (found && trace.networks.get(found.Id)) ?? null;
  const ranges = (found?.IPAM?.Config ?? []).map(({ Subnet }) => Subnet ?? '');
  const subnet = ranges.find((range) => range.includes('.')) ?? ranges[0] ?? null;
  return { name, key, subnet, kind: kindOf(name, found) };
}

function kindOf(name: string, found: NetworkInspectInfo | undefined): NetworkFacts['kind'] {
  if (name === 'bridge') return 'default';
  if (name === 'host') return 'host';
  return found?.Internal ? 'internal' : 'own';
}

function factsOf(
  { name, image, info, by }: SeenContainer,
  all: SeenContainer[],
  { trace }: Run,
): ContainerFacts {
  const other = namespaceOwner(info);
  const sharesWith = all.find(({ id }) => other && id.startsWith(other))?.name ?? null;
  const networks = Object.entries(info.NetworkSettings.Networks);
  const places = few(networks)
    .filter(([network]) => network !== 'none')
    .map(([network, endpoint]) => ({
      network,
      address: endpoint.IPAddress,
      // Nobody is known by a name on the default bridge.
      names: network === 'bridge' ? [] : namesOf(endpoint, info, trace.chosenNames),
    }));
  return {
    ...{ name, image, ...(by === 'visitor' ? { uninvolved: true } : {}) },
    ...{ state: info.State.Status, places, sharesWith, ports: portsOf(info) },
  };
}

/** The names that others resolve, without those that nobody chose. */
function namesOf(
  endpoint: Endpoint,
  { Name, Id }: ContainerInspectInfo,
  chosen: Set<string>,
): string[] {
  const name = Name.replace(/^\//, '');
  // Engines before 25 only tell the aliases.
  const told = endpoint.DNSNames ?? [
    ...(chosen.has(name) ? [name] : []),
    ...(endpoint.Aliases ?? []),
  ];
  const wanted = told.filter((one) => !Id.startsWith(one) && (one !== name || chosen.has(one)));
  return few([...new Set(wanted)]);
}

interface Endpoint {
  DNSNames?: string[] | null;
  Aliases?: string[] | null;
}
