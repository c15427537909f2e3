import type { NetworksFacts, Pictures } from '../schema/schema.ts';
import { ofTheAttempt, sameNetworks } from './same-networks.ts';

/** What a save has and the one before it had not, each by its {@link newsKey}. */
export type News = ReadonlySet<string>;

type Thing = 'network' | 'container' | 'endpoint' | 'mount' | 'layer' | 'step';

/** `endpoint`, a container, a network; `mount`, a container, a path; `layer`, an image, an instruction. */
export function newsKey(thing: Thing, ...names: string[]): string {
  return [thing, ...names].join('\n');
}

/** Each kind of picture is compared where both saves have one. */
export function newsOf(before: Pictures, now: Pictures): News {
  const [old, own] = [before.networks, now.networks];
  return new Set([
    ...(old && own ? networkNews(ofTheAttempt(old), ofTheAttempt(own)) : []),
    ...less(mountKeys(now), mountKeys(before), before.mounts.length > 0),
    ...less(layerKeys(now), layerKeys(before), before.images !== null),
    ...less(stepKeys(now), stepKeys(before), before.builds.length > 0),
  ]);
}

/** Of what is new itself, nothing else is said to be new. */
function networkNews(before: NetworksFacts, now: NetworksFacts): string[] {
  const same = sameNetworks(before, now);
  const known = new Map(before.containers.map((one) => [one.name, one]));
  const networks = now.networks.filter(({ name }) => !same.has(name));
  const containers = now.containers.filter(({ name }) => !known.has(name));
  const endpoints = now.containers.flatMap(({ name, places }) => {
    const were = known.get(name)?.places;
    return places
      .filter(({ network }) => were && same.has(network))
      .filter(({ network }) => !were?.some((place) => place.network === same.get(network)))
      .map(({ network }) => newsKey('endpoint', name, network));
  });
  return [
    ...networks.map(({ name }) => newsKey('network', name)),
    ...containers.map(({ name }) => newsKey('container', name)),
    ...endpoints,
  ];
}

function less(now: Map<string, string>, before: Map<string, string>, had: boolean): string[] {
  const were = new Set(before.values());
  return had ? [...now].filter(([, what]) => !were.has(what)).map(([key]) => key) : [];
}

/** What makes a mount another one, by its key: the names of volumes are drawn anew in each run. */
function mountKeys({ mounts }: Pictures): Map<string, string> {
  return new Map(
    mounts.flatMap(({ container, mounts: all }) =>
      all.map(({ path, backing, readOnly }) => {
        const key = newsKey('mount', container, path);
        return [key, `${key}\n${backing}\n${readOnly}`];
      }),
    ),
  );
}

function layerKeys({ images }: Pictures): Map<string, string> {
  return new Map(
    (images?.images ?? []).flatMap(({ name, layers }) =>
      layers.map(({ instruction }) => {
        const key = newsKey('layer', name, instruction);
        return [key, key];
      }),
    ),
  );
}

function stepKeys({ builds }: Pictures): Map<string, string> {
  return new Map(
    builds.flatMap(({ context, steps }) =>
      steps.map(({ instruction }) => {
        const key = newsKey('step', context, instruction);
        return [key, key];
      }),
    ),
  );
}
