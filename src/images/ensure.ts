import type Docker from 'dockerode';
import { connect } from '../engine/client.ts';
import type { Endpoint } from '../engine/endpoint.ts';
import { CannotJudge } from '../errors/errors.ts';
import type { Steps } from '../system/steps.ts';
import { buildImage } from './build.ts';
import { catalogue, type CatalogueImage } from './catalogue.ts';
import { isRateLimited, isUnreachable, pull, sourceOf } from './pull.ts';
import { imageState } from './state.ts';
import { secondsText } from '../text/units.ts';

export interface EnsureOptions {
  /** Lets stand-ins take official names on an engine that the dojo did not start. */
  standIns?: boolean;
  /** Where images may come from: a registry, their recipes, or what is there (a registry first). */
  from?: 'registry' | 'recipes' | 'anywhere';
}

/**
 * Brings every image of the catalogue to the engine: what is present is used, the rest is pulled,
 * and where no registry answers it is built as a stand-in.
 */
export async function ensureImages(
  endpoint: Endpoint,
  steps: Steps,
  { from = 'anywhere', standIns = endpoint.own || from === 'recipes' }: EnsureOptions = {},
): Promise<void> {
  const docker = connect(endpoint);
  const registry = { reachable: from !== 'recipes' };
  // One after the other: they start from each other, and a build uses every core by itself.
  const missing = await missingImages(docker);
  if (missing.length > 0)
    steps.say('images', `${missing.length} of ${catalogue().length} are missing: ${expected}`);
  const started = performance.now();
  for (const [index, { image, kind }] of missing.entries()) {
    const soFar = `image ${index + 1} of ${missing.length}, ${secondsText(performance.now() - started)} so far`;
    if (image.standIn && kind === 'absent' && registry.reachable) {
      const why = await pullFrom(docker, image, steps, soFar);
      if (why === null) continue;
      if (isRateLimited(why) || !isUnreachable(why) || from === 'registry')
        throw refused(image, why);
      registry.reachable = false;
      steps.say(
        'images',
        'no container registry answers: building stand-ins from Debian’s packages',
      );
    }
    if (image.standIn && !standIns) throw standInsNotAsked(image);
    await steps.run('images', `building ${image.name} (${soFar})`, () =>
      buildImage(endpoint, image, steps),
    );
  }
}

/** Measured on two cores; a registry gives them as fast as the line is. */
const expected = 'built from Debian’s packages they take 1 to 2 minutes';

async function missingImages(docker: Docker) {
  const states = await Promise.all(
    catalogue().map(async (image) => ({ image, ...(await imageState(docker, image)) })),
  );
  return states.filter(({ kind }) => kind === 'absent' || kind === 'outdated');
}

function pullFrom(
  docker: Docker,
  image: CatalogueImage,
  steps: Steps,
  soFar: string,
): Promise<string | null> {
  return steps.run('images', `pulling ${image.name} (${soFar})`, (progress) =>
    pull(docker, image.reference, progress),
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
