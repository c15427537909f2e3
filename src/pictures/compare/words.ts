import type { NetworksFacts, Pictures } from '../schema/schema.ts';
import { newsKey, type News } from './news.ts';
import { membersOf, ofTheAttempt, sameNetworks } from './same-networks.ts';

// So many have room in a line.
const most = 3;

/** What is new in each kind of picture since the save before, in a line; what is gone, too. */
export function newsWords(
  before: Pictures,
  now: Pictures,
  news: News,
): Record<'networks' | 'mounts' | 'images' | 'builds', string> {
  const old = before.networks && ofTheAttempt(before.networks);
  const own = now.networks && ofTheAttempt(now.networks);
  const told = own && old ? [...networkWords(own, news), ...goneWords(old, own)] : [];
  return {
    networks: lineOf(told, 'the same networks as before'),
    mounts: lineOf(mountWords(now, news), 'the same mounts as before'),
    images: lineOf(namesOf('layer', news), 'the same layers as before'),
    builds: lineOf(namesOf('step', news), 'the same steps as before'),
  };
}

function lineOf(told: string[], nothing: string): string {
  if (told.length === 0) return nothing;
  const more = told.length - most;
  return [...told.slice(0, most), ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

function networkWords(now: NetworksFacts, news: News): string[] {
  const networks = now.networks.filter(({ name }) => news.has(newsKey('network', name)));
  const containers = now.containers.filter(({ name }) => news.has(newsKey('container', name)));
  const joined = now.containers.flatMap(({ name, places }) =>
    places
      .filter(({ network }) => news.has(newsKey('endpoint', name, network)))
      .map(({ network }) => `${name} is on ${titleOf(network, now)} now`),
  );
  return [
    ...networks.map(({ name }) => `network ${titleOf(name, now)} is new${whoIsOn(name, now)}`),
    ...containers.map(({ name }) => `container ${name} is new`),
    ...joined,
  ];
}

/** `, and db is on both`: who sits there, and on the others as well. */
function whoIsOn(network: string, now: NetworksFacts): string {
  const members = membersOf(now, network);
  if (members.length === 0) return ', and nobody is on it';
  const others = now.networks.filter(({ name }) => name !== network);
  const [other] = others;
  const onOther = other ? membersOf(now, other.name) : [];
  const isOnBoth = others.length === 1 && members.every((name) => onOther.includes(name));
  const verb = members.length === 1 ? 'is' : 'are';
  return `, and ${listed(members)} ${verb} on ${isOnBoth ? 'both' : 'it'}`;
}

function goneWords(before: NetworksFacts, now: NetworksFacts): string[] {
  const same = sameNetworks(before, now);
  const kept = new Set(same.values());
  const left = [...same].flatMap(([name, old]) => {
    const here = membersOf(now, name);
    const there = now.containers.map((one) => one.name);
    return membersOf(before, old)
      .filter((one) => there.includes(one) && !here.includes(one))
      .map((one) => `${one} is no longer on ${titleOf(name, now)}`);
  });
  const isGone = (name: string) => now.containers.every((one) => one.name !== name);
  return [
    ...left,
    ...before.networks
      .filter(({ name }) => !kept.has(name))
      .map(({ name }) => `network ${titleOf(name, before)} is gone`),
    ...before.containers
      .filter(({ name }) => isGone(name))
      .map(({ name }) => `container ${name} is gone`),
  ];
}

function titleOf(network: string, { networks }: NetworksFacts): string {
  return networks.find(({ name }) => name === network)?.key ?? network;
}

function mountWords({ mounts }: Pictures, news: News): string[] {
  return mounts.flatMap(({ container, mounts: all }) =>
    all
      .filter(({ path }) => news.has(newsKey('mount', container, path)))
      .map(({ path, backing }) => `${path} of ${container} is new: ${backing}`),
  );
}

function namesOf(thing: 'layer' | 'step', news: News): string[] {
  const keys = [...news].map((key) => key.split('\n')).filter(([kind]) => kind === thing);
  return keys.map(([, , ...instruction]) => `${instruction.join(' ')} is new`);
}

function listed(names: string[]): string {
  const last = names.slice(-1).join('');
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
