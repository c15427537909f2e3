import { CannotJudge } from '../../../errors/errors.ts';
import type { ImageHandle } from '../../objects/image/image.ts';
import { findInLayers, type LayerMatch, type FoundFile } from '../../objects/image/layers/find.ts';
import type { Layer } from '../../objects/image/layers/layer.ts';
import { knownOf, searchLayers, whyIn, type Sought } from '../../objects/image/layers/search.ts';
import { Texts } from '../../objects/image/layers/texts.ts';
import { UnfoldBudget } from '../../objects/image/layers/unfold.ts';
import {
  added,
  describeInstruction,
  describeLayers,
  describeSize,
} from '../../objects/image/layers/describe.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Looks through every layer above the base image, the files that a later layer hides included: none
 * may be of this kind, by its name, by a text in it, or by being the same as one of the control's; nor
 * may one lie in an archive, or such a text in the image's config or history. What is compressed in a
 * way that `unfold` does not know, or encrypted, is not seen.
 * @param patterns as in a `.dockerignore`: the last that fits a path counts, `!` takes it out again
 * @param options.control an image in which the same look finds files of this kind and each of the
 *   texts: otherwise it would prove nothing
 * @param options.texts what files of this kind hold and no other does; at best what compiling or
 *   bundling takes out
 */
export async function toHaveInNoLayer(
  image: ImageHandle,
  patterns: string[],
  { control, texts = [] }: { control: ImageHandle; texts?: string[] },
): Promise<MatcherResult> {
  const [layers, controlLayers] = await Promise.all([image.layers(), control.layers()]);
  const { known, missing } = await knownOf(controlLayers, patterns, texts);
  if (findInLayers(controlLayers, patterns).length === 0) throw nothingInControl(patterns);
  if (missing.length > 0) throw nothingInControl(missing);
  const sought = { patterns, texts: new Texts(texts), known };
  const [hidden, told] = await Promise.all([
    searchLayers(layers, sought),
    foundInSettings(image, sought),
  ]);
  const finds = [...findInLayers(layers, patterns), ...(await notOfTheBase(hidden, control))];
  return {
    pass: finds.length === 0 && told.length === 0,
    finding: {
      ran: `docker save ${image.name}, then searched each layer for ${[...patterns, ...texts.map((text) => `“${text}”`)].join(' ')}`,
      got: [...finds.map((find) => describeMatch(find, added(layers))), ...told].join('\n'),
      expected: 'no such file in any layer, under any name or in an archive',
      see: [describeLayers(image.name, layers)],
      read: docs.multiStage,
    },
  };
}

/** Who copies a whole stage copies what the lab's own base image holds: npm's cache. */
async function notOfTheBase(finds: LayerMatch[], control: ImageHandle): Promise<LayerMatch[]> {
  const own = finds.map(async (find) => {
    const paths = new Set(find.files.map(({ path }) => path));
    // That cache holds a handful of packages.
    const known = await control.filesOfBase(paths.size > 50 ? [] : [...paths]);
    for await (const { path, read } of known.size > 0 ? find.layer.contents() : [])
      if (known.get(path)?.equals(await read())) paths.delete(path);
    return { ...find, files: find.files.filter(({ path }) => paths.has(path)) };
  });
  return (await Promise.all(own)).filter(({ files }) => files.length > 0);
}

async function foundInSettings(image: ImageHandle, sought: Sought): Promise<string[]> {
  const patience = new UnfoldBudget();
  const found = new Set<string>();
  for (const { where, text } of await image.settings()) {
    const because = await whyIn(Buffer.from(text), where, sought, patience);
    if (because) found.add(`${where} of the image ${because}`);
  }
  return [...found];
}

function describeMatch({ layer, files, hiddenBy }: LayerMatch, all: Layer[]): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const heaviest = [...files].sort((a, b) => b.bytes - a.bytes).slice(0, 3);
  const more = files.length - heaviest.length;
  return [
    `${files.length} in layer ${place(layer, all)}, ${describeSize(bytes)} in all`,
    ...heaviest.map(describeFile),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    ...(hiddenBy
      ? [`  layer ${place(hiddenBy, all)} hides them; they are shipped all the same`]
      : []),
  ].join('\n');
}

function describeFile({ path, bytes, because }: FoundFile): string {
  const file = `  /${path}   ${describeSize(bytes)}`;
  return because === undefined ? file : `${file}   ${because}`;
}

function place(layer: Layer, all: Layer[]): string {
  return `${all.indexOf(layer) + 1} (${describeInstruction(layer.createdBy)})`;
}

function nothingInControl(sought: string[]): CannotJudge {
  return new CannotJudge({
    failed: 'The image that serves as the control holds no file of the kind that was looked for',
    on: sought.join(' '),
    next: ['this is a defect of the kata, not of your work'],
  });
}
