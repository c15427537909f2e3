import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { referenceOf } from '../images/catalogue.ts';

/** A file in the engine’s own folder of a layer: its absolute path there, and its size. */
export interface AddedFile {
  path: string;
  bytes: number;
}

/** The files of an image above `node-offline`, read where an engine with overlay2 keeps its layers. */
export async function addedFiles(docker: Docker, image: string): Promise<AddedFile[]> {
  const base = await foldersOf(docker, referenceOf('docker-dojo/node-offline'));
  const added = (await foldersOf(docker, image)).filter((folder) => !base.includes(folder));
  return (await Promise.all(added.map(filesIn))).flat();
}

/** Their size together. */
export function weigh(files: AddedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function foldersOf(docker: Docker, image: string): Promise<string[]> {
  const { GraphDriver: store } = await docker.getImage(image).inspect();
  const { UpperDir: top = '', LowerDir: below = '' } = store.Data as Record<string, string>;
  // Below the only layer of an image there is none.
  return [top, ...below.split(':')].filter(Boolean);
}

async function filesIn(folder: string): Promise<AddedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { path, bytes: (await stat(path)).size };
    }),
  );
}
