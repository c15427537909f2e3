import { AttemptFault } from '../finding.ts';

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
}

/** A file, folder or link of a layer. */
export interface LayerFile {
  /** Without a leading slash; `app/.wh.notes` is the mark by which a layer hides `app/notes`. */
  path: string;
  /** 0 for all but regular files. */
  bytes: number;
  type: 'file' | 'folder' | 'other';
}

/** Of how many files a layer may consist: many times what any kata’s image has; each takes room in memory. */
export const mostFiles = 300_000;

/** What comes of a layer with more files than {@link mostFiles}. */
export function tooMany(): AttemptFault {
  return new AttemptFault({
    did: 'listed the files of the image, layer by layer',
    saw: `a layer with more than ${mostFiles.toLocaleString('en')} files`,
    wanted: 'an image that can be looked through',
  });
}
