import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Kata } from '../../katas/kata.ts';
import { withFileLock, writeStateFile } from '../../system/state-files.ts';
import { shownPath } from '../../katas/display.ts';
import { currentSet } from '../../katas/kata-set.ts';
import { hasCode } from '../../errors/messages.ts';
import { versionOf, type Edition } from '../../katas/originals/changes.ts';
import type { Verdict } from '../../judge/verdict.ts';

/** The last verdict on a learner's own attempt at one kata, in short. */
const entry = z.object({
  /** Of the attempt's files, when they were judged. */
  fingerprint: z.string(),
  status: z.enum(['passed', 'failed']),
  passed: z.int(),
  checks: z.int(),
  /** ISO 8601. */
  at: z.string(),
  /** What the learner began with, and was judged by, as fingerprints. */
  edition: z.object({ starter: z.string(), rest: z.string() }).optional(),
});

const progressFile = z.object({
  version: z.literal(1),
  /** By the kata's name without its number. */
  katas: z.record(z.string(), entry),
  /** How many hints the learner has seen, by the same names. */
  hints: z.record(z.string(), z.int().nonnegative()).default({}),
  /** The name of the route that the learner has chosen. */
  route: z.string().optional(),
});

export type KataProgress = z.infer<typeof entry>;
export type Progress = z.infer<typeof progressFile>['katas'];
type ProgressFile = z.infer<typeof progressFile>;

/** The file that keeps a learner's progress with the set in use; git does not see it. */
function progressPath(): string {
  return join(currentSet().kept, 'progress.json');
}

/** Reads the progress. A file that cannot be read as such counts as none, and is kept aside. */
export function readProgress(path = progressPath()): Progress {
  return readFile(path).katas;
}

/** How many hints of this kata the learner has seen. */
export function hintsSeen(name: string, path = progressPath()): number {
  return readFile(path).hints[name] ?? 0;
}

/** Notes how many hints of a kata the learner has seen. */
export function noteHints(name: string, count: number, path = progressPath()): void {
  change(path, (file) => ({ ...file, hints: { ...file.hints, [name]: count } }));
}

/** The name of the route that the learner has chosen; null before a choice. */
export function chosenRoute(path = progressPath()): string | null {
  return readFile(path).route ?? null;
}

/** Notes which route the learner has chosen. */
export function noteRoute(name: string, path = progressPath()): void {
  change(path, (file) => ({ ...file, route: name }));
}

/** Notes that the learner has begun katas anew, with the starters that are there now. */
export function noteBegun(katas: Kata[], path = progressPath()): void {
  change(path, (file) => {
    const entries = katas.flatMap((kata) => {
      const noted = file.katas[kata.name];
      const edition = versionOf(kata.folder);
      return noted && edition ? [[kata.name, { ...noted, edition }] as const] : [];
    });
    return { ...file, katas: { ...file.katas, ...Object.fromEntries(entries) } };
  });
}

function readFile(path: string): ProgressFile {
  const nothing: ProgressFile = { version: 1, katas: {}, hints: {} };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) putAside(path);
    return nothing;
  }
  try {
    return progressFile.parse(JSON.parse(text));
  } catch {
    putAside(path);
    return nothing;
  }
}

/** Where nothing can be moved nothing can be written either: whoever writes will say so. */
function putAside(path: string): void {
  let aside = `${path}.unreadable`;
  for (let number = 2; existsSync(aside); number += 1) aside = `${path}.unreadable-${number}`;
  try {
    renameSync(path, aside);
    process.stderr.write(`progress  cannot be read; put aside as ${shownPath(aside)}\n`);
  } catch {
    // It stays.
  }
}

/** Notes verdicts on the learner's own attempts; one that is an error says nothing about them. */
export function noteVerdicts(
  verdicts: { name: string; verdict: Verdict }[],
  path = progressPath(),
): void {
  // What was judged together was worked on at the same time.
  const at = new Date().toISOString();
  change(path, (file) => {
    const katas = { ...file.katas };
    for (const { name, verdict } of verdicts) {
      const { status, fingerprint, checks } = verdict;
      if (status === 'error') continue;
      const passed = checks.filter((check) => check.status === 'passed').length;
      const edition = editionNow(verdict.kata, katas[name]);
      katas[name] = { fingerprint, status, passed, checks: checks.length, at, edition };
    }
    return { ...file, katas };
  });
}

/** The starter is the one that the learner began with; all else is what has just judged it. */
function editionNow(folderName: string, before: KataProgress | undefined): Edition | undefined {
  const now = versionOf(join(currentSet().katas, folderName));
  return now ? { ...now, starter: before?.edition?.starter ?? now.starter } : before?.edition;
}

/** Reads the file, and writes what becomes of it; another process does the same before or after. */
function change(path: string, edit: (file: ProgressFile) => ProgressFile): void {
  withFileLock(path, () => {
    writeStateFile(path, `${JSON.stringify(edit(readFile(path)), null, 2)}\n`);
  });
}
