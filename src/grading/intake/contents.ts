import type { Kata } from '../../katas/kata.ts';
import { dojoFolderIn } from '../../system/dojo-folder.ts';
import type { Remark } from '../model/model.ts';
import { differs, type FileEntry } from './compare.ts';
import type { Entries, ArchiveEntry } from './entry.ts';
import { Refused } from './errors.ts';
import { isArchive } from './kinds.ts';
import { printable } from './paths.ts';
import { pathsFrom, placeOf, type Location } from './locate.ts';
import type { Checkout } from './reference.ts';

/** A kata’s folder, as it was found at one place in a submission. */
export interface KataCopy {
  kata: Kata;
  prefix: string;
  where: Location['where'];
  /** The content of what a learner may edit. */
  edits: Map<string, Buffer>;
  /** The files that the kata’s original has, and this copy as well. */
  known: Set<string>;
  remarks: Remark[];
}

/** What was found in a submission, before it is decided which of several copies counts. */
export interface Contents {
  copies: Map<string, KataCopy>;
  /** What differs beside the katas, by what stands before it. */
  beside: Map<string, Remark[]>;
  /** Whatever else there is to say. */
  remarks: Remark[];
  /** Archives in it that belong to nothing: their paths. */
  archives: string[][];
}

/** Reads a submission once, from its first entry to its last. */
export async function contentsOf(entries: Entries, reference: Checkout): Promise<Contents> {
  const sorter = new Sorter(reference);
  for await (const entry of entries) await sorter.take(entry);
  return sorter.end();
}

class Sorter {
  readonly contents: Contents = {
    ...{ copies: new Map(), beside: new Map(), remarks: [], archives: [] },
  };
  readonly #reference: Checkout;
  readonly #seen = new Map<string, ArchiveEntry['kind']>();
  /** What stands before the folders that `init` has laid out. */
  readonly #laidOut = new Set<string>();
  /** What differs of the repository’s own files. */
  readonly #ofRepository = new Set<Remark>();

  constructor(reference: Checkout) {
    this.#reference = reference;
  }

  async take(entry: ArchiveEntry): Promise<void> {
    const place = placeOf(entry.parts, this.#reference);
    this.#lookForAnother(entry);
    if (entry.kind === 'refused') this.#leaveOut(place, entry.name, entry.why);
    else if (entry.kind === 'folder') this.#takeFolder(place);
    else await this.#takeFile(entry, place);
  }

  /** All of it. A folder that `init` has laid out has a package.json and the like of its own. */
  end(): Contents {
    const { beside } = this.contents;
    for (const prefix of this.#laidOut) {
      const others = beside.get(prefix)?.filter((remark) => !this.#ofRepository.has(remark));
      beside.set(prefix, others ?? []);
    }
    return this.contents;
  }

  #takeFolder(place: Location | null): void {
    if (!place?.kata) return;
    const copy = this.#copyAt(place, place.kata);
    if (place.kata.edits.includes(place.path)) dropEdit(copy, place.path, 'is a folder');
  }

  async #takeFile(entry: FileEntry, place: Location | null): Promise<void> {
    try {
      if (!place) await this.#takeNowhere(entry);
      else if (place.kata) await this.#takeOfKata(entry, place, place.kata);
      else await this.#takeBeside(entry, place.prefix, place.path);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#leaveOut(place, printable(entry.parts.join('/')), error.why);
    }
  }

  /** An archive may hold what somebody meant to hand in; one that every copy of the dojo has does not. */
  async #takeNowhere(entry: FileEntry): Promise<void> {
    if (!isArchive(entry.parts.join('/'))) return;
    for (const path of pathsFrom(entry.parts)) {
      const original = this.#reference.besideId(path);
      if (original !== null && (await differs(entry, path, original)) === null) return;
    }
    this.contents.archives.push(entry.parts);
  }

  /** An archive may hold a path twice. What is last counts, as it would after unpacking. */
  #lookForAnother({ parts, kind }: ArchiveEntry): void {
    const path = parts.join('/');
    const before = this.#seen.get(path);
    if (before !== undefined && path !== '' && (before !== 'folder' || kind !== 'folder'))
      this.#say('refused', null, `${printable(path)} is there twice; the last one counts`);
    this.#seen.set(path, kind);
  }

  async #takeOfKata(entry: FileEntry, place: Location, kata: Kata): Promise<void> {
    const { path } = place;
    const copy = this.#copyAt(place, kata);
    const edit = kata.edits.find((one) => path === one || path.startsWith(`${one}/`));
    if (edit !== undefined && path !== edit) {
      dropEdit(copy, edit, 'is a folder');
      return;
    }
    if (edit !== undefined) {
      copy.edits.set(edit, await entry.content());
      return;
    }
    const original = this.#reference.originalId(kata, path);
    if (original !== null) copy.known.add(path);
    const remark = await differs(entry, path, original, kata.edits);
    if (remark) copy.remarks.push({ ...remark, kata: kata.folderName });
  }

  async #takeBeside(entry: FileEntry, prefix: string, path: string): Promise<void> {
    const [, ownKata] = /^katas\/([^/]+)\//.exec(path) ?? [];
    // A kata of the set that is not graded this time.
    if (ownKata !== undefined && this.#reference.hasKata(ownKata)) return;
    const remark = await differs(entry, path, this.#reference.besideId(path));
    if (!remark) return;
    if (path === 'package.json' && isLaidOut(await entry.content())) this.#laidOut.add(prefix);
    if (this.#reference.isJudging(path)) this.#ofRepository.add(remark);
    listIn(this.contents.beside, prefix).push(remark);
  }

  #leaveOut(place: Location | null, name: string, why: string): void {
    if (!place?.kata) return this.#say('refused', null, `${name} ${why}; it was left out`);
    const copy = this.#copyAt(place, place.kata);
    const shown = printable(place.path || place.kata.folderName);
    dropEdit(copy, place.path, why, shown);
  }

  #copyAt({ prefix, where }: Location, kata: Kata): KataCopy {
    const { copies } = this.contents;
    const key = JSON.stringify([where, prefix, kata.folderName]);
    const found = copies.get(key);
    if (found) return found;
    const fresh = { kata, prefix, where, edits: new Map(), known: new Set<string>(), remarks: [] };
    copies.set(key, fresh);
    return fresh;
  }

  #say(kind: Remark['kind'], kata: string | null, text: string): void {
    this.contents.remarks.push({ kind, kata, text });
  }
}

function listIn(lists: Map<string, Remark[]>, key: string): Remark[] {
  const found = lists.get(key) ?? [];
  lists.set(key, found);
  return found;
}

/** True for the package.json of a folder that `init` has laid out. */
function isLaidOut(content: Buffer): boolean {
  try {
    return dojoFolderIn(JSON.parse(content.toString())) !== null;
  } catch {
    return false;
  }
}

function dropEdit(copy: KataCopy, path: string, why: string, shown = path): void {
  copy.edits.delete(path);
  const text = `${shown} ${why}; it was left out`;
  if (copy.remarks.some((remark) => remark.text === text)) return;
  copy.remarks.push({ kind: 'refused', kata: copy.kata.folderName, text });
}
