import { AttemptError } from '../../../run/observation.ts';

/** One layer of an image. */
export interface Layer {
  /** The digest of its uncompressed archive, as in the image's RootFS. */
  diffId: string;
  /** The instruction that made it: `RUN npm ci`. */
  createdBy: string;
  /** True for the layers of the catalogue's image that it starts from. */
  fromBase: boolean;
  /** Everything in it; empty for the layers of the base, which are not read. */
  files: LayerFile[];
  /** The sum of its files' sizes in bytes; of a layer of the base, what the engine says. */
  bytes: number;
  /** Its regular files with their contents, one after the other; none of the base. */
  contents: () => LayerContents;
}

/** A file, folder or link of a layer. */
export interface LayerFile {
  /** Without a leading slash; `app/.wh.notes` is the mark by which a layer hides `app/notes`. */
  path: string;
  /** 0 for all but regular files. */
  bytes: number;
  type: 'file' | 'folder' | 'other';
  /** Where a symbolic link leads. */
  target?: string;
}

/** A regular file of a layer. */
export interface LayerContent {
  path: string;
  /** To be called, if at all, before the next file is asked for. */
  read: () => Promise<Buffer>;
}

export type LayerContents = AsyncGenerator<LayerContent, void>;

/** Of how many files a layer may consist: many times what any kata’s image has; each takes room in memory. */
export const mostFiles = 300_000;

/** How large a file may be to be looked through, in bytes: it lies in memory meanwhile. */
export const mostBytes = 256 * 1024 ** 2;

/** What comes of a layer with more files than {@link mostFiles}. */
export function tooMany(): AttemptError {
  return notLookedThrough(`a layer with more than ${mostFiles.toLocaleString('en')} files`);
}

/** What comes of a file with more than {@link mostBytes}. */
export function tooLarge(path: string): AttemptError {
  return notLookedThrough(`/${path} is larger than ${mostBytes / 1024 ** 2} MiB`);
}

/** What comes of an image with something that nobody can look through: it may hold anything. */
export function notLookedThrough(got: string): AttemptError {
  return new AttemptError({
    ran: 'docker save, then looked at the files of each layer',
    got,
    expected: 'an image that can be looked through',
  });
}
