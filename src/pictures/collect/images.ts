import type { HistoryRow } from '../../lab/objects/image/layers/history.ts';
import { rowsOfLayers } from '../../lab/objects/image/layers/history.ts';
import { layersOfBase } from '../../lab/objects/image/layers/read.ts';
import type { TracedImage, Trace } from '../../lab/run/trace.ts';
import type { Run } from '../../lab/run/run.ts';
import { short } from '../../text/limits.ts';
import type { ImagesFacts } from '../schema/schema.ts';

type Weighed = Omit<ImagesFacts['images'][number], 'name'>;

// What messages call an image that an attempt’s files were built into.
const theAttempts = 'your image';

/** What the images that a run built weigh, as the engine counts it: of each name the latest. */
export async function collectImages(run: Run): Promise<ImagesFacts | null> {
  const latest = new Map(run.trace.images.map((noted) => [nameOf(noted, run.trace), noted]));
  const own = [...latest.values()].some(({ image }) => image.key === theAttempts);
  if (!own) return null;
  const weighed = await Promise.all(
    [...latest].map(async ([name, { image }]) => {
      const weight = await sizeOf(run, image.id);
      return { isOwn: image.key === theAttempts, name, ...weight };
    }),
  );
  const images = weighed.filter(({ isOwn }) => isOwn);
  const others = weighed.filter(({ isOwn }) => !isOwn);
  return {
    images: images.map(({ name, base, layers }) => ({ name, base, layers })),
    others: others.map(({ name, base, layers }) => ({ name, base, adds: sumOf(layers) })),
  };
}

/** Where an attempt is built into more than one image, the folder and the stage tell them apart. */
function nameOf({ image, context, target }: TracedImage, { images }: Trace): string {
  const isOnly = images.every(
    (other) =>
      other.image.key !== image.key || (other.context === context && other.target === target),
  );
  if (isOnly) return image.key;
  return `${image.key} of ${context}/${target === undefined ? '' : `, ${target}`}`;
}

/** The layers of an image, from its history: above those that belong to an image of the catalogue. */
export async function sizeOf(run: Run, id: string): Promise<Weighed> {
  const image = run.docker.getImage(id);
  const [{ RootFS }, history] = await Promise.all([
    image.inspect(),
    image.history() as Promise<HistoryRow[]>,
  ]);
  const digests = RootFS.Layers ?? [];
  const rows = rowsOfLayers(history, digests.length);
  const ofBase = await layersOfBase(run, digests);
  const layers = rows
    .slice(ofBase)
    .map(({ createdBy, bytes }) => ({ instruction: short(createdBy), bytes }));
  return { base: sumOf(rows.slice(0, ofBase)), layers };
}

/** The sum of sizes, in bytes. */
export function sumOf(layers: { bytes: number }[]): number {
  return layers.reduce((sum, { bytes }) => sum + bytes, 0);
}
