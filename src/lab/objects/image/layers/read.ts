import { hasCode } from '../../../../errors/messages.ts';
import { catalogue } from '../../../../images/catalogue.ts';
import type { Run } from '../../../run/run.ts';
import { layersInArchive } from './archive.ts';
import { rowsOfLayers, type HistoryRow } from './history.ts';
import type { Layer, LayerFile } from './layer.ts';
import { layersInStore } from './store.ts';
import type Docker from 'dockerode';
import type { ImageInspectInfo } from 'dockerode';

/** Reads an image layer by layer, down to the base: what a later layer hides is there as well. */
export async function readLayers(run: Run, id: string): Promise<Layer[]> {
  const info = await run.docker.getImage(id).inspect();
  const diffIds = info.RootFS.Layers ?? [];
  const { layers: base } = await baseOf(run, diffIds);
  const { read, rows } = await readAbove(run, info, base);
  return read.map(({ files, contents }, index) => {
    const { createdBy, bytes: told } = rows[index] ?? { createdBy: '', bytes: 0 };
    const fromBase = index < base;
    const bytes = fromBase ? told : sumOf(files);
    return { diffId: diffIds[index] ?? '', createdBy, fromBase, files, bytes, contents };
  });
}

/**
 * The sum of the sizes of the files in the base image of an image, in bytes; 0 where it starts from none
 * of the catalogue's. What an engine says of its own images is no such sum everywhere: some count the
 * blocks on the disk.
 */
export async function bytesOfBase(run: Run, id: string): Promise<number> {
  const { RootFS } = await run.docker.getImage(id).inspect();
  const { reference } = await baseOf(run, RootFS.Layers ?? []);
  if (reference === null) return 0;
  const { read } = await readAbove(run, await run.docker.getImage(reference).inspect(), 0);
  return sumOf(read.flatMap(({ files }) => files));
}

/**
 * An image's layers above so many of them, with what its history says of each. `docker save` can tell
 * the files of any engine's layers, but writes the whole image for it; where the engine's own folders
 * can be read, that takes a hundredth of the time.
 */
async function readAbove({ docker, folder }: Run, info: ImageInspectInfo, base: number) {
  const history = (await docker.getImage(info.Id).history()) as HistoryRow[];
  const rows = rowsOfLayers(history, info.RootFS.Layers?.length ?? 0);
  const read =
    (await layersInStore(info, base, rows)) ??
    (await layersInArchive(docker, info, { base, keepIn: folder }));
  return { read, rows };
}

function sumOf(files: LayerFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** How many of an image's layers, given by digest, belong to an image of the catalogue. */
export async function layersOfBase(run: Run, diffIds: string[]): Promise<number> {
  return (await baseOf(run, diffIds)).layers;
}

/** The image of the catalogue that these layers start with; null for none. */
export async function baseOf(
  run: Run,
  diffIds: string[],
): Promise<{ reference: string | null; layers: number }> {
  const [first] = (await basesIn(run))
    .filter(({ digests }) => digests.every((digest, index) => diffIds[index] === digest))
    .sort((a, b) => b.digests.length - a.digests.length);
  const layers = first?.digests.length ?? 0;
  return { reference: layers > 0 ? (first?.reference ?? null) : null, layers };
}

interface Base {
  reference: string;
  digests: string[];
}

const known = new WeakMap<Run, Promise<Base[]>>();

/** The catalogue's images, asked for once in a run: before the next one some may be loaded. */
function basesIn(run: Run): Promise<Base[]> {
  const bases = known.get(run) ?? Promise.all(catalogue().map((one) => digestsOf(run.docker, one)));
  known.set(run, bases);
  // An engine that did not answer is asked again.
  bases.catch(() => known.delete(run));
  return bases;
}

async function digestsOf(docker: Docker, { reference }: { reference: string }): Promise<Base> {
  try {
    const { RootFS } = await docker.getImage(reference).inspect();
    return { reference, digests: RootFS.Layers ?? [] };
  } catch (error) {
    if (hasCode(error, 404)) return { reference, digests: [] };
    throw error;
  }
}
