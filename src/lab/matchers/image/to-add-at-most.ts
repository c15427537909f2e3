import { isDeepStrictEqual } from 'node:util';
import type { ImageHandle } from '../../objects/image/image.ts';
import {
  added,
  describeLayers,
  describeSize,
  weight,
} from '../../objects/image/layers/describe.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Weighs what the image adds to the base of another one; an image with a lighter base of its own may
 * add that much more.
 * @param share of what the other adds: 0.5 for half of it
 */
export async function toAddAtMost(
  image: ImageHandle,
  share: number,
  { of: other }: { of: ImageHandle },
): Promise<MatcherResult> {
  const [layers, otherLayers] = await Promise.all([image.layers(), other.layers()]);
  const otherAdds = weight(added(otherLayers));
  const adds = weight(added(layers)) + (await heavierBase(image, other));
  const most = share * otherAdds;
  return {
    pass: adds <= most,
    finding: {
      ran: `docker history ${image.name}   (the layers above the base image)`,
      got: describeSize(adds),
      expected: `at most ${describeSize(most)}: ${share * 100} % of the ${describeSize(otherAdds)} that ${other.key} adds`,
      see: [describeLayers(image.name, layers)],
      read: docs.multiStage,
    },
  };
}

/** By how many bytes the image's base is heavier than the other one's: 0 for the same base. */
async function heavierBase(image: ImageHandle, other: ImageHandle): Promise<number> {
  const [base, otherBase] = await Promise.all([baseDigests(image), baseDigests(other)]);
  if (isDeepStrictEqual(base, otherBase)) return 0;
  const [own, others] = await Promise.all([image.baseBytes(), other.baseBytes()]);
  return own - others;
}

async function baseDigests(image: ImageHandle): Promise<string[]> {
  const layers = await image.layers();
  return layers.filter(({ fromBase }) => fromBase).map(({ diffId }) => diffId);
}
