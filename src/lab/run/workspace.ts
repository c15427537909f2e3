import { chmodSync, cpSync, lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dojoCommand } from '../../katas/display.ts';
import { packages } from '../../system/own-package.ts';
import { currentSandbox } from './sandbox.ts';
import { AttemptError } from './observation.ts';

/** What the lab needs to know of a kata and an attempt. */
export interface AttemptFiles {
  /** The kata's folder: absolute path. */
  kata: string;
  /** The files that the attempt brings, relative paths. */
  edits: string[];
  /** Where they lie: absolute path. */
  attempt: string;
}

// What a kata's folder holds for its readers and judges, not for its containers.
const notCopied = new Set([
  'README.md',
  'kata.json',
  'hints.md',
  'kata.spec.ts',
  'kata.checks.ts',
  'node_modules',
]);

/** Lays the attempt's files over a pristine copy of the kata; returns the copy's folder. */
export function createWorkspace({ kata, edits, attempt }: AttemptFiles, runFolder: string): string {
  const copy = join(runFolder, 'attempt');
  cpSync(kata, copy, {
    recursive: true,
    filter: (source) => dirname(source) !== kata || !notCopied.has(basename(source)),
  });
  for (const edit of edits)
    layOver(join(attempt, edit), join(copy, edit), edit, attempt === kata ? kata : null);
  // setup.ts imports testcontainers as it does in the kata's folder.
  symlinkSync(packages, join(runFolder, 'node_modules'), 'dir');
  // A setup may make a folder beside itself, for a container to mount, as it may in practice. What is
  // there already stays as it was copied: it belongs to somebody else.
  if (currentSandbox()) chmodSync(copy, 0o1777);
  return copy;
}

/** @param own the kata's folder where the attempt is the learner's own, in which nothing may be missing */
function layOver(source: string, target: string, edit: string, own: string | null): void {
  const found = lstatSync(source, { throwIfNoEntry: false });
  // A stored answer holds only what differs from the starter.
  if (!found && own === null) return;
  if (!found?.isFile())
    throw new AttemptError({
      ran: `looked for ${edit}`,
      got: found ? 'something that is not a regular file' : 'no such file',
      expected: 'the file that this kata lets you edit',
      see: own === null ? [] : [`${dojoCommand(`reset ${numberIn(own)}`)} brings the starter back`],
    });
  rmSync(target, { force: true });
  mkdirSync(dirname(target), { recursive: true });
  cpSync(source, target);
}

/** Another kata's work must not be replaced by who types what a message says. */
function numberIn(kataFolder: string): string {
  return basename(kataFolder).split('-')[0] ?? '';
}
