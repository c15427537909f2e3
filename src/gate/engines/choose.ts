import { createHash } from 'node:crypto';
import { execa } from 'execa';
import type { Kata } from '../../curriculum/kata.ts';
import { checkout } from '../../home.ts';

/**
 * The katas in the order in which they are tried on each engine: first those that the last day's
 * commits have changed, then those that need something of an engine, then the rest, drawn by the
 * commit, so that the same commit tries the same ones.
 */
export async function inOrder(katas: Kata[], commit: string): Promise<Kata[]> {
  const changed = await changedOfLate();
  const rank = ({ folderName, needs }: Kata) => {
    if (changed.some((path) => path.includes(`/${folderName}/`))) return 0;
    return needs.length > 0 ? 1 : 2;
  };
  const draw = ({ folderName }: Kata) =>
    createHash('sha256').update(`${commit} ${folderName}`).digest('hex');
  return [...katas].sort((a, b) => rank(a) - rank(b) || draw(a).localeCompare(draw(b)));
}

/** The commit that is checked out; '' outside a repository. */
export async function currentCommit(): Promise<string> {
  return git('rev-parse', 'HEAD');
}

async function changedOfLate(): Promise<string[]> {
  const paths = await git('log', '--since=1.day', '--format=', '--name-only');
  return paths.split('\n');
}

async function git(...args: string[]): Promise<string> {
  const { exitCode, stdout } = await execa('git', args, { cwd: checkout, reject: false });
  return exitCode === 0 ? stdout.trim() : '';
}
