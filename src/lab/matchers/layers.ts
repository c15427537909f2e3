import { CannotJudge } from '../../errors/errors.ts';
import type { ImageHandle } from '../handles/image.ts';
import type { Layer } from '../layers/layer.ts';
import { findInLayers, type Find } from '../layers/find.ts';
import { added, instructionInWords, layersInWords, sizeInWords, weight } from '../layers/words.ts';
import { docs } from './docs.ts';
import type { MatcherResult } from './matcher.ts';

/**
 * Looks through every layer above the base image, the files that a later layer hides included: none
 * may be of this kind. The same look at `control` has to find some: otherwise it would prove nothing.
 * @param patterns as in a `.dockerignore`: the last that fits a path counts, `!` takes it out again
 */
export async function toHaveInNoLayer(
  image: ImageHandle,
  patterns: string[],
  { control }: { control: ImageHandle },
): Promise<MatcherResult> {
  const [layers, controlLayers] = await Promise.all([image.layers(), control.layers()]);
  if (findInLayers(controlLayers, patterns).length === 0) throw nothingInControl(patterns);
  const finds = findInLayers(layers, patterns);
  return {
    pass: finds.length === 0,
    finding: {
      did: `looked for ${patterns.join(' ')} in every layer of your image`,
      saw: finds.map((find) => findInWords(find, added(layers))).join('\n') || 'no such file',
      wanted: 'no such file in any layer',
      facts: [layersInWords(layers)],
      read: docs.multiStage,
    },
  };
}

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
  const base = weight(otherLayers) - otherAdds;
  const adds = weight(layers) - base;
  const most = share * otherAdds;
  return {
    pass: adds <= most,
    finding: {
      did: 'weighed what your image adds to its base image',
      saw: sizeInWords(adds),
      wanted: `at most ${sizeInWords(most)}: ${share * 100} % of the ${sizeInWords(otherAdds)} that ${other.key} adds`,
      facts: [layersInWords(layers)],
      read: docs.multiStage,
    },
  };
}

function findInWords({ layer, files, hiddenBy }: Find, all: Layer[]): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const heaviest = [...files].sort((a, b) => b.bytes - a.bytes).slice(0, 3);
  const more = files.length - heaviest.length;
  return [
    `${files.length} in layer ${place(layer, all)}, ${sizeInWords(bytes)} in all`,
    ...heaviest.map((file) => `  /${file.path}   ${sizeInWords(file.bytes)}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    ...(hiddenBy
      ? [`  layer ${place(hiddenBy, all)} hides them; they are shipped all the same`]
      : []),
  ].join('\n');
}

function place(layer: Layer, all: Layer[]): string {
  return `${all.indexOf(layer) + 1} (${instructionInWords(layer.createdBy)})`;
}

function nothingInControl(patterns: string[]): CannotJudge {
  return new CannotJudge({
    failed: 'The image that serves as the control holds no file of the kind that was looked for',
    on: patterns.join(' '),
    next: ['this is a defect of the kata, not of your work'],
  });
}
