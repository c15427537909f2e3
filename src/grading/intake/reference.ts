import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../../katas/kata.ts';
import { isOwn, type KataSet } from '../../katas/kata-set.ts';
import { contentOf, filesIn } from '../../katas/originals/files.ts';
import { gitBlobId, originalsOf, type KataOriginals } from '../../katas/originals/manifest.ts';

// Beside the katas, what somebody may change to be judged otherwise: named, and never used.
const judging = ['package.json', 'package-lock.json', 'jest.config.ts', 'tsconfig.json'];
const judgingFolders = ['bin', 'src', 'images'];

/** What the grader’s checkout has: all that a submission is compared with. */
export class Checkout {
  readonly katas: Kata[];
  readonly #set: KataSet;
  readonly #watched: string[];
  readonly #originals = new Map<string, KataOriginals>();
  readonly #besides = new Map<string, string | null>();

  /**
   * @param katas Those that are graded.
   * @param set The set that they are of, as it lies in the grader’s checkout.
   */
  constructor(katas: Kata[], set: KataSet) {
    this.katas = katas;
    this.#set = set;
    this.#watched = ['solutions', ...(isOwn(set) ? [...judging, ...judgingFolders] : [])];
  }

  /** The graded kata whose folder is called like this. */
  kata(folderName: string): Kata | undefined {
    return this.katas.find((kata) => kata.folderName === folderName);
  }

  /** True for every kata of the set, graded or not. */
  hasKata(folderName: string): boolean {
    return existsSync(join(this.#set.katas, folderName, 'kata.json'));
  }

  /** Each file of a kata with the id of its original content. */
  originals(kata: Kata): KataOriginals {
    const known = this.#originals.get(kata.folderName);
    if (known) return known;
    const originals = originalsOf(join(this.#set.katas, kata.folderName)) ?? idsIn(kata.folder);
    this.#originals.set(kata.folderName, originals);
    return originals;
  }

  /** The same for one file; null for one that the kata does not have. */
  originalId(kata: Kata, path: string): string | null {
    const originals = this.originals(kata);
    return Object.hasOwn(originals, path) ? (originals[path] ?? null) : null;
  }

  /** True for a name beside the katas that matters to judging. */
  isWatched(name: string): boolean {
    return this.#watched.includes(name);
  }

  /** True for a file beside the katas by which a clone of the repository is judged. */
  isJudging(path: string): boolean {
    return judging.includes(path);
  }

  /** The id of a file of the checkout, by its path in it; null for one that it does not have. */
  besideId(path: string): string | null {
    const known = this.#besides.get(path);
    if (known !== undefined) return known;
    const file = join(this.#set.root, path);
    const isFile = lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
    const content = isFile ? contentOf(file) : null;
    const id = content && gitBlobId(content);
    this.#besides.set(path, id);
    return id;
  }
}

function idsIn(folder: string): KataOriginals {
  return Object.fromEntries(
    filesIn(folder).map((file) => [file, gitBlobId(contentOf(join(folder, file)) ?? Buffer.of())]),
  );
}
