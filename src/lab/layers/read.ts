import type Docker from 'dockerode';
import type { ImageInspectInfo } from 'dockerode';
import { hasCode } from '../../errors/messages.ts';
import { catalogue } from '../../images/catalogue.ts';
import { filesInArchive } from './archive.ts';
import { rowsOfLayers, type HistoryRow } from './history.ts';
import type { Layer, LayerFile } from './layer.ts';
import { filesInStore } from './store.ts';

/** Reads an image layer by layer, down to the base: what a later layer hides is there as well. */
export async function readLayers(docker: Docker, id: string): Promise<Layer[]> {
  const image = docker.getImage(id);
  const [info, history] = await Promise.all([
    image.inspect(),
    image.history() as Promise<HistoryRow[]>,
  ]);
  const diffIds = info.RootFS.Layers ?? [];
  const rows = rowsOfLayers(history, diffIds.length);
  const base = await layersOfBase(docker, diffIds);
  const files = await filesAbove(base, docker, info, rows);
  return diffIds.map((diffId, index) => {
    const { createdBy, bytes: told } = rows[index] ?? { createdBy: '', bytes: 0 };
    const own = files[index] ?? [];
    const fromBase = index < base;
    const bytes = fromBase ? told : own.reduce((sum, file) => sum + file.bytes, 0);
    return { diffId, createdBy, fromBase, files: own, bytes };
  });
}

/**
 * The files of the layers above the base. `docker save` can tell them of any engine, but writes the
 * whole base for it; where the engine's own folders can be read, that takes a hundredth of the time.
 */
async function filesAbove(
  base: number,
  docker: Docker,
  info: ImageInspectInfo,
  rows: { bytes: number }[],
): Promise<LayerFile[][]> {
  return (await filesInStore(info, base, rows)) ?? filesInArchive(docker, info, base, rows);
}

/** How many of an image's layers, given by digest, belong to an image of the catalogue. */
export async function layersOfBase(docker: Docker, diffIds: string[]): Promise<number> {
  const bases = await Promise.all(
    catalogue().map(async ({ reference }) => {
      try {
        return (await docker.getImage(reference).inspect()).RootFS.Layers ?? [];
      } catch (error) {
        if (hasCode(error, 404)) return [];
        throw error;
      }
    }),
  );
  const starts = bases.filter((base) => base.every((digest, index) => diffIds[index] === digest));
  return Math.max(0, ...starts.map((base) => base.length));
}
