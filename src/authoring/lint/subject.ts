import { basename, join } from 'node:path';
import type { Kata } from '../../katas/kata.ts';
import { loadKata } from '../../katas/load.ts';
import { setOf, type KataSet } from '../../katas/kata-set.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { contentOf } from '../../katas/originals/files.ts';
import { checksIn, type SpecChecks } from './checks.ts';
import { allFilesIn, foldersIn } from './files.ts';

/** A stored answer, as it lies there. */
export interface StoredAnswer {
  /** As the proofs call it: `right/reference`. */
  path: string;
  /** Absolute path. */
  folder: string;
  /** Relative to it, with slashes. */
  files: string[];
}

/** What the rules look at: a kata with all that belongs to it. */
export interface Subject {
  set: KataSet;
  folderName: string;
  /** Absolute path. */
  folder: string;
  /** Null where kata.json cannot be read as one; `broken` says why. */
  kata: Kata | null;
  broken: string[];
  /** Every file in its folder, litter included; relative paths with slashes. */
  files: string[];
  checks: SpecChecks;
  right: StoredAnswer[];
  wrong: StoredAnswer[];
}

/** Reads a kata’s folder and its answers. */
export function subjectOf(folder: string): Subject {
  const [set, folderName] = [setOf(folder), basename(folder)];
  return {
    ...{ set, folderName, folder, ...described(folder) },
    files: allFilesIn(folder),
    checks: checksIn(textOf(join(folder, 'kata.spec.ts')) ?? ''),
    right: answersIn(join(set.solutions, folderName), 'right'),
    wrong: answersIn(join(set.wrongAnswers, folderName), 'wrong'),
  };
}

/** A file’s text; null where there is none. */
export function textOf(file: string): string | null {
  return contentOf(file)?.toString() ?? null;
}

function described(folder: string): Pick<Subject, 'kata' | 'broken'> {
  try {
    return { kata: loadKata(folder), broken: [] };
  } catch (error) {
    if (!(error instanceof CannotJudge)) throw error;
    return { kata: null, broken: error.trouble.lines ?? [] };
  }
}

function answersIn(folder: string, kind: string): StoredAnswer[] {
  return foldersIn(folder).map((name) => ({
    path: `${kind}/${name}`,
    folder: join(folder, name),
    files: allFilesIn(join(folder, name)),
  }));
}
