import { constants } from 'node:fs';
import { access, lstat, readdir, readlink } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { ImageInspectInfo } from 'dockerode';
import { currentSandbox, layerFolder } from '../../../run/sandbox.ts';
import { AttemptError } from '../../../run/observation.ts';
import { readBytesBelow } from '../../storage/safe-file.ts';
import { mostBytes, mostFiles, tooLarge, tooMany } from './layer.ts';
import type { LayerContents, LayerFile } from './layer.ts';

/** What an engine says of where it keeps an image; nothing when it is in containerd's care. */
type Store =
  { Name: string; Data?: { UpperDir?: string; LowerDir?: string } | null } | null | undefined;

/** A layer above the base: what is in it, and how to read that. */
export interface ReadLayer {
  files: LayerFile[];
  contents: () => LayerContents;
}

/**
 * Lists the layers above the base from the folders in which the engine keeps them, one for each
 * layer. Null where that cannot be: another machine, another user, another way of storing, or a
 * layer that does not add up to what the engine says.
 * @param base how many layers to leave out (each an empty list)
 */
export async function layersInStore(
  { GraphDriver, RootFS }: Pick<ImageInspectInfo, 'GraphDriver' | 'RootFS'>,
  base: number,
  rows: { bytes: number }[],
): Promise<ReadLayer[] | null> {
  const store = GraphDriver as Store;
  const { UpperDir: top, LowerDir: below } = store?.Data ?? {};
  if (store?.Name !== 'overlay2' || !top) return null;
  const named = [top, ...(below ? below.split(':') : [])].reverse();
  const folders = named.map(layerFolder).filter((folder) => folder !== null);
  if (folders.length !== RootFS.Layers?.length) return null;
  try {
    const layers = await Promise.all(
      folders.map(async (folder, index) => {
        const files = index < base ? [] : await listFolder(folder);
        return { files, contents: () => contentsOf(folder, files) };
      }),
    );
    const adds = (files: LayerFile[], index: number) => addsUp(sum(files), rows[index]?.bytes);
    return layers.every(({ files }, index) => index < base || adds(files, index)) ? layers : null;
  } catch (error) {
    if (error instanceof AttemptError) throw error;
    return null;
  }
}

/**
 * True when a folder holds what the engine says of its layer. A rootless one leaves out what a step
 * wrote again as it was, though only when it packs the layer: in the folder it is there.
 */
function addsUp(bytes: number, told = 0): boolean {
  return currentSandbox() ? bytes >= told : bytes === told;
}

async function listFolder(folder: string): Promise<LayerFile[]> {
  // Not readdirSync: that one follows links to folders, out of the layer.
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  if (entries.length > mostFiles) throw tooMany();
  const counted = new Set<number>();
  return Promise.all(
    entries.map(async (entry): Promise<LayerFile> => {
      const inFolder = relative(folder, entry.parentPath);
      if (entry.isDirectory())
        return { path: join(inFolder, entry.name), bytes: 0, type: 'folder' };
      const { size, ino, rdev } = await lstat(join(entry.parentPath, entry.name));
      if (entry.isCharacterDevice() && rdev === 0)
        return { path: join(inFolder, `.wh.${entry.name}`), bytes: 0, type: 'file' };
      const path = join(inFolder, entry.name);
      if (entry.isSymbolicLink())
        return { path, bytes: 0, type: 'other', target: await readlink(join(folder, path)) };
      if (!entry.isFile()) return { path, bytes: 0, type: 'other' };
      // Of a rootless engine's files some belong to nobody here.
      if (process.getuid?.() !== 0) await access(join(folder, path), constants.R_OK);
      // A second name of the same file weighs nothing.
      const first = !counted.has(ino);
      counted.add(ino);
      return { path, bytes: first ? size : 0, type: 'file' };
    }),
  );
}

async function* contentsOf(folder: string, files: LayerFile[]): LayerContents {
  for (const { path, type } of files) {
    if (type !== 'file' || basename(path).startsWith('.wh.')) continue;
    const read = () => {
      const content = readBytesBelow(folder, path, mostBytes + 1) ?? Buffer.alloc(0);
      if (content.length > mostBytes) throw tooLarge(path);
      return Promise.resolve(content);
    };
    yield await Promise.resolve({ path, read });
  }
}

function sum(files: LayerFile[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}
