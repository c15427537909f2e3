import type { FileHandle } from 'node:fs/promises';
import { contentsOf } from '../contents.ts';
import { Unreadable } from '../errors.ts';
import { commitOfBundle, timeOf, type Commit } from '../git/repository.ts';
import { treeEntries } from '../git/tree.ts';
import type { PackedKind } from '../kinds.ts';
import { Budget, limits, megabytes } from '../limits.ts';
import type { Checkout } from '../reference.ts';
import { chooseCopies, type ChosenCopies } from '../choose-copies.ts';
import { tarEntries } from './tar.ts';
import { zipEntries } from './zip.ts';

/** What was found in one submission, of whatever kind. */
export interface Found extends ChosenCopies {
  /** ISO 8601, in UTC; null where no commit tells. */
  committedAt: string | null;
}

/** Reads a submission that is one file. */
export async function readPacked(
  handle: FileHandle,
  kind: PackedKind,
  reference: Checkout,
  scratch: string,
): Promise<Found> {
  if (kind === 'bundle') return readCommit(await commitOfBundle(handle, scratch), reference);
  const { size } = await handle.stat();
  if (size === 0) throw new Unreadable('is empty');
  if (size > limits.archiveBytes)
    throw new Unreadable(`is larger than ${megabytes(limits.archiveBytes)}`);
  const entriesOf = kind === 'zip' ? zipEntries : tarEntries;
  const contents = await contentsOf(entriesOf(handle, new Budget(size)), reference);
  return { ...chooseCopies(contents, reference), committedAt: null };
}

/** Reads a commit as a submission. */
export async function readCommit(commit: Commit, reference: Checkout): Promise<Found> {
  const contents = await contentsOf(treeEntries(commit, new Budget()), reference);
  return { ...chooseCopies(contents, reference), committedAt: await timeOf(commit) };
}
