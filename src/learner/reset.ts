import { lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Kata } from '../katas/kata.ts';
import { orWarn } from '../errors/warn.ts';
import { changesOf, editsOf, isStarter } from '../katas/originals/changes.ts';
import { originalContent, requireOriginal, requireStarter } from '../katas/originals/contents.ts';
import { contentOf } from '../katas/originals/files.ts';
import { noteBegun } from './progress/store.ts';
import { backUp, type Backup } from './backups.ts';
import { answerFiles, ownFiles, type Answer } from './files.ts';

/** What replacing files came to. */
export interface Replaced {
  /** The katas in which something was replaced. */
  katas: Kata[];
  /** What was there before; null when nothing was. */
  backup: Backup | null;
}

/** New content for files of a kata; null removes one. */
interface Plan {
  kata: Kata;
  files: Record<string, Buffer | null>;
}

/** Brings the starters of katas back, and the rest of their files; with a backup. */
export function reset(katas: Kata[]): Replaced {
  const replaced = replace(
    katas.map((kata) => ({
      kata,
      files: { ...plannedEdits(kata), ...plannedRestWherePossible(kata) },
    })),
  );
  orWarn(() => noteBegun(katas));
  return replaced;
}

/** Brings back all files of katas but those that are the learner’s to edit; with a backup. */
export function resetRest(katas: Kata[]): Replaced {
  return replace(katas.map((kata) => ({ kata, files: plannedRest(kata) })));
}

/** Puts a right answer where the learner’s files are; with a backup. */
export function writeAnswer(kata: Kata, answer: Answer): Replaced {
  const wanted = Object.entries(answerFiles(kata, answer));
  const own = ownFiles(kata);
  const files = wanted
    .filter(([edit, text]) => own[edit] !== text)
    .map(([edit, text]) => [edit, text === null ? null : Buffer.from(text)] as const);
  return replace([{ kata, files: Object.fromEntries(files) }]);
}

function plannedEdits(kata: Kata): Plan['files'] {
  if (isStarter(kata)) return {};
  const starter = editsOf(kata).map((edit) => [edit, requireStarter(kata.folder, edit)] as const);
  const differing = starter.filter(([edit, text]) => differs(join(kata.folder, edit), text));
  return Object.fromEntries(differing);
}

/** A file that is nowhere to be had must not keep the learner from beginning anew. */
function plannedRestWherePossible(kata: Kata): Plan['files'] {
  const files = changesOf(kata).map(({ file }) => [file, originalContent(kata.folder, file)]);
  return Object.fromEntries(files.filter(([, content]) => content !== null)) as Plan['files'];
}

/** A folder in the place of a file differs from it. */
function differs(file: string, content: Buffer | null): boolean {
  if (content === null) return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  return !contentOf(file)?.equals(content);
}

function plannedRest(kata: Kata): Plan['files'] {
  // What the learner added stays: it is theirs, and the judge does not look at it.
  const changes = changesOf(kata).filter(({ how }) => how !== 'added');
  return Object.fromEntries(changes.map(({ file }) => [file, requireOriginal(kata.folder, file)]));
}

function replace(plans: Plan[]): Replaced {
  const changing = plans.filter(({ files }) => Object.keys(files).length > 0);
  const backup = backUp(changing.map(({ kata, files }) => ({ kata, files: Object.keys(files) })));
  for (const { kata, files } of changing)
    for (const [file, content] of Object.entries(files)) put(join(kata.folder, file), content);
  return { katas: changing.map(({ kata }) => kata), backup };
}

function put(file: string, content: Buffer | null): void {
  const there = lstatSync(file, { throwIfNoEntry: false });
  if (there && (content === null || !there.isFile())) rmSync(file, { recursive: true });
  if (content === null) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
