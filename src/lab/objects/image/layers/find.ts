import { posix } from 'node:path';
import type { Layer, LayerFile } from './layer.ts';

/** A file that is of a kind. */
export interface FoundFile extends LayerFile {
  /** What tells it, where that is not its name. */
  because?: string;
}

/** A layer that holds files of a kind. */
export interface LayerMatch {
  layer: Layer;
  files: FoundFile[];
  /** A later layer that hides all of them: they cannot be seen any more, and are still there. */
  hiddenBy: Layer | undefined;
}

/**
 * Finds the layers that hold files of a kind, whether or not a later layer hides them.
 * @param patterns as in a `.dockerignore`: the last that fits a path counts, `!` takes it out again
 */
export function findInLayers(layers: Layer[], patterns: string[]): LayerMatch[] {
  return layers.flatMap((layer) => {
    const files = layer.files.filter(({ path, type }) => type === 'file' && fits(path, patterns));
    return files.length === 0 ? [] : [findIn(layers, layer, files)];
  });
}

/** These files of a layer, and who hides them. */
export function findIn(layers: Layer[], layer: Layer, files: FoundFile[]): LayerMatch {
  const later = layers.slice(layers.indexOf(layer) + 1);
  return { layer, files, hiddenBy: later.find((one) => hides(one, files)) };
}

/** @param patterns as in {@link findInLayers} */
export function fits(path: string, patterns: string[]): boolean {
  // A mark that hides a file is not that file.
  if (posix.basename(path).startsWith('.wh.')) return false;
  const [last] = patterns.filter((pattern) => matches(path, pattern.replace(/^!/, ''))).slice(-1);
  return last !== undefined && !last.startsWith('!');
}

function matches(path: string, pattern: string): boolean {
  // To the engine a name that begins with a dot is one like any other.
  const plain = (text: string) => text.replaceAll(/(^|\/)\./g, '$1_');
  return posix.matchesGlob(plain(path), plain(pattern));
}

function hides(layer: Layer, files: LayerFile[]): boolean {
  const marks = new Set(
    layer.files
      .filter(({ path }) => posix.basename(path).startsWith('.wh.'))
      .map(({ path }) => posix.join(posix.dirname(path), posix.basename(path).slice(4))),
  );
  return marks.size > 0 && files.every(({ path }) => upwards(path).some((part) => marks.has(part)));
}

/** `app/src/a.ts` → itself, `app/src`, `app`. */
function upwards(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}
