import type Docker from 'dockerode';
import { connect } from '../engine/client.ts';
import type { Endpoint } from '../engine/endpoint.ts';
import { CannotJudge } from '../errors/errors.ts';
import type { Steps } from '../system/steps.ts';
import { buildImage } from './build.ts';
import { catalogue, findImage, type CatalogueImage } from './catalogue.ts';
import { announceComing } from './coming.ts';
import type { EarlyBase } from './early-base.ts';
import { isRateLimited, isUnreachable, pull, sourceOf } from './pull.ts';
import { eachAfterItsBase } from './side-by-side.ts';
import { imageState } from './state.ts';

export interface EnsureOptions {
  /** Lets stand-ins take official names on an engine that the dojo did not start. */
  standIns?: boolean;
  /** Where images may come from: a registry, their recipes, or what is there (a registry first). */
  from?: 'registry' | 'recipes' | 'anywhere';
  /** The names of those that are wanted, with what they start from; all when left out. */
  only?: string[] | undefined;
  /** The base image, where it has been begun with. */
  begun?: EarlyBase | null;
}

/**
 * Brings every image of the catalogue to the engine: what is present is used, the rest is pulled,
 * and where no registry answers it is built as a stand-in.
 */
export async function ensureImages(
  endpoint: Endpoint,
  steps: Steps,
  {
    from = 'anywhere',
    standIns = endpoint.own || from === 'recipes',
    only,
    begun,
  }: EnsureOptions = {},
): Promise<void> {
  const docker = connect(endpoint);
  const missing = await missingImages(docker, only ? withBases(only) : catalogue());
  if (missing.length === 0) return;
  steps.say('images', `${missing.length} of ${catalogue().length} are missing: ${expected}`);
  const arrived = announceComing(missing.map(({ image }) => image.reference));
  await bringAll(missing, { docker, endpoint, from, standIns, steps, begun }).finally(arrived);
}

interface Bringing extends Required<Pick<EnsureOptions, 'from' | 'standIns'>> {
  docker: Docker;
  endpoint: Endpoint;
  steps: Steps;
  begun: EarlyBase | null | undefined;
}

async function bringAll(missing: MissingImage[], bringing: Bringing): Promise<void> {
  const { docker, endpoint, from, standIns, steps, begun } = bringing;
  const [first] = missing;
  const means = { docker, from, registry: { isReachable: from !== 'recipes', isTold: false } };
  // Alone: it shows whether a registry answers.
  const isThere = first !== undefined && (await isPulled(first, means, steps));
  const rest = isThere ? missing.slice(1) : missing;
  await eachAfterItsBase(rest, steps, async (one, { base, inTurn, tell }) => {
    if (one !== first && (await inTurn(() => isPulled(one, means, tell)))) return;
    const { image } = one;
    if (image.standIn && !standIns) throw standInsNotAsked(image);
    const whenReady = async (build: () => Promise<unknown>) => {
      await base;
      await inTurn(() => tell.run('images', `building ${image.name}`, build));
    };
    await buildImage(endpoint, image, tell, whenReady, begun?.archive);
  });
}

/** Images of these names and those that they start from, in the catalogue’s order. */
function withBases(names: string[]): CatalogueImage[] {
  const wanted = new Set<string>();
  for (let image of names.map(findImage))
    for (; image; image = image.base === undefined ? undefined : findImage(image.base))
      wanted.add(image.reference);
  return catalogue().filter(({ reference }) => wanted.has(reference));
}

interface MissingImage {
  image: CatalogueImage;
  kind: 'absent' | 'outdated';
}

interface Means {
  docker: Docker;
  from: NonNullable<EnsureOptions['from']>;
  /** What all have learned of the registry. */
  registry: { isReachable: boolean; isTold: boolean };
}

/** True when a registry has given it; false where it has to be built, and why, said once. */
async function isPulled(
  { image, kind }: MissingImage,
  { docker, from, registry }: Means,
  steps: Steps,
): Promise<boolean> {
  if (!image.standIn || kind !== 'absent' || !registry.isReachable) return false;
  const why = await steps.run('images', `pulling ${image.name}`, (progress) =>
    pull(docker, image.reference, progress),
  );
  if (why === null) return true;
  if (isRateLimited(why) || !isUnreachable(why) || from === 'registry') throw refused(image, why);
  registry.isReachable = false;
  // Others may be refused side by side.
  if (!registry.isTold)
    steps.say('images', 'no container registry answers: building stand-ins from Debian’s packages');
  registry.isTold = true;
  return false;
}

/** Measured on two cores; a registry gives them as fast as the line is. */
const expected = 'built from Debian’s packages they take about a minute';

async function missingImages(docker: Docker, images: CatalogueImage[]): Promise<MissingImage[]> {
  const states = await Promise.all(
    images.map(async (image) => ({ image, ...(await imageState(docker, image)) })),
  );
  return states.filter(
    (one): one is typeof one & MissingImage => one.kind === 'absent' || one.kind === 'outdated',
  );
}

function refused(image: CatalogueImage, why: string): CannotJudge {
  const limited = isRateLimited(why);
  const unreachable = isUnreachable(why);
  return new CannotJudge({
    failed: limited
      ? 'The registry gives this address no more images for now: its rate limit is reached'
      : unreachable
        ? 'No registry answers'
        : 'The registry did not give an image',
    on: sourceOf(image.reference),
    lines: [why],
    next: [
      ...(limited ? ['docker login (raises the limit), or wait, or'] : []),
      'DOJO_REGISTRY=<mirror> npm start (another registry, see the README), or',
      'npm run dojo -- images load <file> (what a colleague has saved), or',
      'npm start -- --stand-ins (builds the images from Debian’s packages)',
    ],
  });
}

function standInsNotAsked(image: CatalogueImage): CannotJudge {
  return new CannotJudge({
    failed: `${image.name} is missing and no registry answers`,
    on: 'this engine is not the dojo’s own, so no stand-in takes an official name on it unasked',
    next: ['npm start -- --stand-ins (builds stand-ins; `dojo images` tells them apart)'],
  });
}
