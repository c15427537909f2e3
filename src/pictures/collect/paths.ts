import type { TracedRoute, Trace } from '../../lab/run/trace.ts';
import { parseEnd, takes } from '../../lab/objects/network/port-bindings.ts';
import type { PlacedContainer } from './networks.ts';
import type { PathFacts } from '../schema/schema.ts';

/** What pictures call the machine that the engine runs on. */
export const theHost = 'the host';

/** What they call a kata's outside world. */
export const theOutside = 'the outside';

/**
 * The ways that checks tried, with the containers they led to as these are placed now. Of an earlier
 * check, what leads nowhere any more (a port that a restart has changed) is left out.
 * @param check the check that has just ended
 */
export function collectPaths(
  trace: Trace,
  containers: PlacedContainer[],
  paths: TracedRoute[],
  check: string | null,
): PathFacts[] {
  return paths
    .filter((path) => !isLookedUpAnyway(path, paths))
    .flatMap((path): PathFacts[] => {
      const from = containers.find(({ id }) => id === path.from);
      if (path.from !== null && !from) return [];
      const to = targetOf(path, { from, containers, trace });
      // The lab asks a container at its own loopback for what it has to say: that is no way.
      if (to === from?.name || (to === null && path.check !== check)) return [];
      const asked = path.port === null ? path.host : `${path.host}:${path.port}`;
      const { check: own, open, saw } = path;
      const wanted = path.inVain ? 'closed' : 'open';
      return [{ check: own, from: from?.name ?? theHost, to, asked, open, saw, wanted }];
    });
}

/** A name that was looked up, and then asked for something: the second tells the first. */
function isLookedUpAnyway(path: TracedRoute, all: TracedRoute[]): boolean {
  const { how, check, from, host } = path;
  if (how !== 'name') return false;
  return all.some(
    (one) => one.how !== 'name' && one.check === check && one.from === from && one.host === host,
  );
}

interface Scene {
  from: PlacedContainer | undefined;
  containers: PlacedContainer[];
  trace: Trace;
}

function targetOf(path: TracedRoute, { from, containers, trace }: Scene): string | null {
  const { host, port } = path;
  if (trace.outside?.host === host && trace.outside.port === port) return theOutside;
  const isLoopback = host === 'localhost' || host.startsWith('127.') || host === '::1';
  if (from && isLoopback) return from.name;
  if (isLoopback) return behindTheHost(path, containers);
  const found = byAddress(host, containers) ?? byName(host, from, containers);
  return found?.name ?? (from ? null : behindTheHost(path, containers));
}

/** Whose a port of the host is. */
function behindTheHost(asked: TracedRoute, containers: PlacedContainer[]): string | null {
  const publishing = containers.find(({ facts }) =>
    facts.ports.some(({ published }) => published.some((end) => takes(parseEnd(end), asked))),
  );
  const onTheHost = containers.filter(({ facts }) => isOn(facts, 'host'));
  const only = onTheHost.length === 1 ? onTheHost[0] : undefined;
  return (publishing ?? only)?.name ?? null;
}

function byAddress(address: string, containers: PlacedContainer[]): PlacedContainer | undefined {
  return containers.find(({ facts }) => facts.places.some((place) => place.address === address));
}

/** Who is found by the name there; else who is called so, and cannot be found by it. */
function byName(
  name: string,
  from: PlacedContainer | undefined,
  containers: PlacedContainer[],
): PlacedContainer | undefined {
  const near = containers.find(({ facts }) =>
    facts.places.some(
      ({ network, names }) => names.includes(name) && from && isOn(from.facts, network),
    ),
  );
  const known = (one: PlacedContainer) =>
    one.name === name || one.facts.places.some(({ names }) => names.includes(name));
  return near ?? containers.find(known);
}

function isOn({ places }: PlacedContainer['facts'], network: string): boolean {
  return places.some((place) => place.network === network);
}
