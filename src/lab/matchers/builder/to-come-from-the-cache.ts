import { docs } from '../../../engine/docs.ts';
import { instructionsOf } from '../../objects/builder/steps.ts';
import type { ImageHandle } from '../../objects/image/image.ts';
import type { MatcherResult } from '../define.ts';

export interface CacheOptions {
  /** The file that was edited. */
  afterAnEditOf: string;
  /** Why every step is to come from the cache. */
  because: string;
  /** Edits the file once more, and builds: what the cache is without once, it has the next time. */
  again: () => Promise<ImageHandle>;
}

/**
 * Looks whether a build ran no instruction again.
 * @param image of the build after the edit
 */
export async function toComeFromTheCache(
  image: ImageHandle,
  { afterAnEditOf: file, because, again }: CacheOptions,
): Promise<MatcherResult> {
  const last = ranIn(image).length > 0 ? await again() : image;
  const ran = ranIn(last);
  return {
    pass: ran.length === 0,
    finding: {
      ran: `docker build ${image.name}, an edit of ${file}, docker build ${image.name}`,
      got: `these steps ran again: ${ran.join(', ')}`,
      expected: `every step CACHED: ${because}`,
      see: [`the build after the edit, ${last.describeBuild()}`],
      read: docs.cache,
    },
  };
}

/** The instructions that a build ran. */
function ranIn({ steps }: ImageHandle): string[] {
  const instructions = instructionsOf(steps).filter(({ text }) => !/^FROM\b/i.test(text));
  return instructions.filter(({ step }) => !step.cached).map(({ step }) => step.name);
}
