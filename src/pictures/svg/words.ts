import { endText, parseEnd, withoutRepeats } from '../../lab/objects/network/port-bindings.ts';
import { describeSize } from '../../lab/objects/image/layers/describe.ts';
import { inWords, isFirstLost } from '../draw/cache-misses.ts';
import { fates } from '../draw/mounts.ts';
import { outcomeOf } from '../draw/outcome.ts';
import { distinct } from '../draw/paths.ts';
import { whoReaches } from '../draw/ports.ts';
import type { BuildsFacts, ImagesFacts, MountsFacts, NetworksFacts } from '../schema/schema.ts';

// What drawings show, in sentences: for those who hear a picture, and for a text beside it.

/**
 * Who is on which network, what is published, and how each way ended.
 * @param red the names of the checks that failed
 */
export function networksWords(
  { networks, containers, paths }: NetworksFacts,
  red: string[] = [],
): string[] {
  const on = networks.map(({ name, key, subnet, kind }) => {
    const remarks = {
      own: '',
      default: ', the default bridge network',
      internal: ', internal',
      host: '',
    };
    const there = containers.flatMap((one) =>
      one.places
        .filter(({ network }) => network === name)
        .map(({ address, names }) => {
          const known = names.length > 0 ? ` as ${names.join(', ')}` : '';
          return `${one.name}${address && ` at ${address}`}${known}`;
        }),
    );
    const head = `Network ${key ?? name}${subnet === null ? '' : ` (${subnet})`}${remarks[kind]}`;
    return `${head}: ${there.join('; ') || 'nobody'}.`;
  });
  const apart = containers
    .filter(({ places }) => places.length === 0)
    .map(({ name, sharesWith }) =>
      sharesWith ? `${name} shares the network of ${sharesWith}.` : `${name} has only loopback.`,
    );
  const stopped = containers
    .filter(({ state }) => state !== 'running')
    .map(({ name, state }) => `${name} does not run: ${state}.`);
  return [
    ...on,
    ...apart,
    ...stopped,
    ...containers.flatMap(portWords),
    ...distinct(paths).map((path) => wayWords(path, red)),
  ];
}

function portWords({ name, ports }: NetworksFacts['containers'][number]): string[] {
  return ports.flatMap(({ port, published }) =>
    withoutRepeats(published.map(parseEnd)).map((end) => {
      const who = whoReaches(endText(end));
      return `Published: ${endText(end)} leads to ${name} ${port}${who && `, ${who}`}.`;
    }),
  );
}

function wayWords(path: NetworksFacts['paths'][number], red: string[]): string {
  const way = `${path.from} to ${path.to ?? 'nobody known'} by ${path.asked}`;
  return `Tried: ${way}: ${path.open ? '' : 'closed, '}${outcomeOf(path, red)}.`;
}

/** What backs each path, and what a remove of the container leaves of it. */
export function mountsWords(all: MountsFacts[]): string[] {
  return all.flatMap(({ container, mounts }) =>
    mounts.map(({ path, backing, source, readOnly, fromImage, afterRemove }) => {
      const what = `${backing}${source && ` ${source}`}${readOnly ? ', read-only' : ''}`;
      const why = fromImage ? ', which the image asks for' : '';
      return `${container}, ${path}: ${what}${why}; after docker rm: ${fates[afterRemove]}.`;
    }),
  );
}

/** Which step of which build could not come from the cache, and why. */
export function buildsWords({ builds, steps }: BuildsFacts): string[] {
  return builds.flatMap(({ edited }, number) => {
    const of = `Build ${number + 1}`;
    const count = (how: string) => steps.filter(({ taken }) => taken[number]?.how === how).length;
    const missed = steps.flatMap(({ instruction, taken }) => {
      const lost = taken[number]?.lost;
      return isFirstLost(lost) ? [`${of} lost the cache at ${instruction}: ${inWords(lost)}.`] : [];
    });
    const failed = steps.filter(({ taken }) => taken[number]?.how === 'failed');
    return [
      ...(edited.length > 0 ? [`Edited before build ${number + 1}: ${edited.join(', ')}.`] : []),
      `${of}: ${count('cached')} from the cache, ${count('run')} run.`,
      ...missed,
      ...failed.map(({ instruction }) => `${of} failed at ${instruction}.`),
    ];
  });
}

/** What each layer weighs, and what others add to their base. */
export function imagesWords({ images, others }: ImagesFacts): string[] {
  return [
    ...images.flatMap(({ name, base, layers }) => [
      `${name}: ${describeSize(base)} of base image, and ${layers.length} layers of its own.`,
      ...layers.map(
        ({ instruction, bytes }) =>
          `${describeSize(bytes)}: ${instruction || 'an instruction that left no trace'}.`,
      ),
    ]),
    ...others.map(({ name, adds }) => `${name} adds ${describeSize(adds)}.`),
  ];
}
