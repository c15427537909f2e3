import { createHash } from 'node:crypto';
import { rightAnswers, wrongAnswers } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { git } from '../../system/git.ts';

/** How many attempts at a kata are stored, its starter among them. */
export async function attemptsAt(kata: Kata): Promise<number> {
  const [right, wrong] = await Promise.all([rightAnswers(kata), wrongAnswers(kata)]);
  return 1 + right.length + wrong.length;
}

/**
 * The katas in the order in which they are tried on each engine: first those that the last day's
 * commits have changed, then those that need something of an engine, each time those with the fewest
 * attempts first, so that many have their turn; then the rest, drawn by the commit, so that the same
 * commit tries the same ones.
 */
export async function inOrder(katas: Kata[], commit: string): Promise<Kata[]> {
  const changed = await changedOfLate();
  const placed = katas.map(async (kata) => {
    const isChanged = changed.some((path) => path.includes(`/${kata.folderName}/`));
    const rank = isChanged ? 0 : kata.needs.length > 0 ? 1 : 2;
    return { kata, rank, within: rank < 2 ? await attemptsAt(kata) : draw(kata, commit) };
  });
  const all = await Promise.all(placed);
  return all.sort((a, b) => a.rank - b.rank || a.within - b.within).map(({ kata }) => kata);
}

function draw({ folderName }: Kata, commit: string): number {
  return createHash('sha256').update(`${commit} ${folderName}`).digest().readUInt32BE();
}

/** The commit that is checked out; '' outside a repository. */
export async function currentCommit(): Promise<string> {
  return told(['rev-parse', 'HEAD']);
}

async function changedOfLate(): Promise<string[]> {
  const paths = await told(['log', '--since=1.day', '--format=', '--name-only']);
  return paths.split('\n');
}

/** What git prints; '' where it does not succeed. */
async function told(args: string[]): Promise<string> {
  const { exitCode, stdout } = await git(args);
  return exitCode === 0 ? stdout.trim() : '';
}
