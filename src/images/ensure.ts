import type Docker from 'dockerode';
import { connect } from '../engine/client.ts';
import type { Endpoint } from '../engine/endpoint.ts';
import { CannotJudge } from '../errors/errors.ts';
import type { Steps } from '../system/steps.ts';
import { buildImage } from './build.ts';
import { catalogue, type CatalogueImage } from './catalogue.ts';
import { isRateLimited, isUnreachable, pull, sourceOf } from './pull.ts';
import { imageState } from './state.ts';

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
  for (const image of catalogue()) {
    const { kind } = await imageState(docker, image);
    if (kind !== 'absent' && kind !== 'outdated') continue;
    if (image.standIn && kind === 'absent' && registry.reachable) {
      const why = await pullFrom(docker, image, steps);
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
    await steps.run('images', `building ${image.name}`, () => buildImage(endpoint, image, steps));
  }
}

function pullFrom(docker: Docker, image: CatalogueImage, steps: Steps): Promise<string | null> {
  return steps.run('images', `pulling ${image.name}`, (progress) =>
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
