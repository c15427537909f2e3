import type { NetworkFacts, NetworksFacts } from '../schema/schema.ts';

/**
 * Which network of this save is which of the save before, by their names: it is called the same, or,
 * since the engine makes up the name of one that has none, most of who sits on it sat there.
 */
export function sameNetworks(before: NetworksFacts, now: NetworksFacts): Map<string, string> {
  const same = new Map<string, string>();
  const pair = (one: NetworkFacts, other: NetworkFacts | undefined) => {
    if (other) same.set(one.name, other.name);
  };
  const left = () => ({
    old: before.networks.filter(({ name }) => ![...same.values()].includes(name)),
    own: now.networks.filter(({ name }) => !same.has(name)),
  });
  for (const one of now.networks) pair(one, left().old.find(isCalled(one)));
  for (const one of left().own.filter(isMade)) {
    const shared = left()
      .old.filter(isMade)
      .map((other) => ({ other, count: sharedBy(other, before, one, now) }))
      .filter(({ count }) => count > 0);
    pair(one, shared.sort((a, b) => b.count - a.count)[0]?.other);
  }
  return same;
}

function isCalled({ name, key, kind }: NetworkFacts): (other: NetworkFacts) => boolean {
  return (other) =>
    other.name === name || (key !== null && other.key === key && isMade(other) && kind !== 'host');
}

/** The engine has the others from the start: they are nobody else's. */
function isMade({ kind }: NetworkFacts): boolean {
  return kind === 'own' || kind === 'internal';
}

function sharedBy(
  old: NetworkFacts,
  before: NetworksFacts,
  one: NetworkFacts,
  now: NetworksFacts,
): number {
  const were = membersOf(before, old.name);
  return membersOf(now, one.name).filter((name) => were.includes(name)).length;
}

/** Who sits on a network, by name. */
export function membersOf({ containers }: NetworksFacts, network: string): string[] {
  return containers
    .filter(({ places }) => places.some((place) => place.network === network))
    .map(({ name }) => name);
}

/**
 * Without those that the lab put there, and the networks on which nobody else is.
 * @param kept names of those who stay all the same
 */
export function ofTheAttempt(facts: NetworksFacts, kept: string[] = []): NetworksFacts {
  const containers = facts.containers.filter(
    ({ name, uninvolved }) => uninvolved !== true || kept.includes(name),
  );
  const visited = (name: string) =>
    membersOf(facts, name).length > 0 && membersOf({ ...facts, containers }, name).length === 0;
  return { ...facts, containers, networks: facts.networks.filter(({ name }) => !visited(name)) };
}
