import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Kata } from '../kata.ts';
import { makeStateFolder } from '../../system/state-files.ts';
import { loadKata } from '../load.ts';
import { setOf } from '../kata-set.ts';
import { isAlive, ownProcess, readProcessId, writeProcessId } from '../../system/process-id.ts';
import { changesOf, editsOf, type Change } from './changes.ts';
import { keepOriginals, originalContent } from './contents.ts';
import { originalsOf } from './manifest.ts';

let count = 0;

/** A kata to judge the learner’s own attempt with. */
export interface Pristine {
  /** The kata; in a folder of its own when its files are not what they were. */
  kata: Kata;
  /** What differs in the learner’s copy. */
  changes: Change[];
  /** Those of them whose original is nowhere: they are judged as they are. */
  lost: string[];
  /** Removes the copy, when the verdict is there. */
  remove: () => void;
}

/**
 * The kata as it was handed out, with the learner’s edits: the kata’s own folder when nothing else
 * in it differs, and else a copy of the originals with the edits laid over.
 */
export function pristine(kata: Kata): Pristine {
  keepOriginals(kata.folder);
  const changes = changesOf(kata);
  if (changes.length === 0) return { kata, changes, lost: [], remove: () => undefined };
  const copies = join(setOf(kata.folder).kept, 'pristine');
  removeForgotten(copies);
  count += 1;
  const parent = join(copies, `${writeProcessId(ownProcess())}@${count}`);
  const folder = join(parent, kata.folderName);
  const remove = () => rmSync(parent, { recursive: true, force: true });
  makeStateFolder(folder);
  const lost = layOut(kata, folder);
  return { kata: loadKata(folder), changes, lost, remove };
}

function layOut(kata: Kata, folder: string): string[] {
  const edits = editsOf(kata);
  const lost: string[] = [];
  for (const file of Object.keys(originalsOf(kata.folder) ?? {})) {
    if (edits.includes(file)) continue;
    const content = originalContent(kata.folder, file);
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    if (content) writeFileSync(join(folder, file), content);
    else lost.push(file);
  }
  for (const file of [...edits, ...lost]) {
    const own = join(kata.folder, file);
    // One that is not there stays away: the judge says what it thinks of that.
    if (existsSync(own)) cpSync(own, join(folder, file), { recursive: true });
  }
  return lost;
}

/** Copies of processes that were killed. */
function removeForgotten(copies: string): void {
  if (!isFolder(copies)) return;
  for (const name of readdirSync(copies)) {
    const owner = readProcessId(name.replace(/@\d+$/, ''));
    if (!owner || !isAlive(owner)) rmSync(join(copies, name), { recursive: true, force: true });
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
