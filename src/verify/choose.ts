import { createHash } from 'node:crypto';
import { rightAnswers, wrongAnswers, type Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { git } from '../system/git.ts';

/** What of katas is proved, and what is left out for time. */
export interface Chosen {
  /** Every stored answer of these, right ones twice. The shortest first. */
  inFull: Kata[];
  /** Of these some answers, right ones once: the labels, by the katas. */
  sampled: Map<Kata, Set<string>>;
}

/**
 * What a gate proves of katas: in full those that the last day’s commits have changed; of every other
 * one the reference, one more right answer and three wrong ones, drawn by the commit, so that the same
 * commit tries the same ones.
 */
export async function chooseForGate(katas: Kata[], commit: string): Promise<Chosen> {
  const changed = await changedOfLate();
  const counted = await Promise.all(
    katas.map(async (kata) => ({ kata, count: await attemptsAt(kata) })),
  );
  const chosen: Chosen = { inFull: [], sampled: new Map() };
  for (const { kata } of counted.sort((a, b) => a.count - b.count))
    if (isIn(kata, changed)) chosen.inFull.push(kata);
    else chosen.sampled.set(kata, await sampleOf(kata, commit));
  return chosen;
}

/** The labels of some answers: the reference, another right one, three wrong ones. */
export async function sampleOf(kata: Kata, commit: string): Promise<Set<string>> {
  const [[reference, ...right], wrong] = await Promise.all([
    rightAnswers(kata),
    wrongAnswers(kata),
  ]);
  const drawn = (attempts: Attempt[]) =>
    attempts
      .map(({ label }) => ({ label, at: draw(`${kata.folderName} ${label}`, commit) }))
      .sort((a, b) => a.at - b.at)
      .map(({ label }) => label);
  const first = reference ? [reference.label] : [];
  return new Set([...first, ...drawn(right).slice(0, 1), ...drawn(wrong).slice(0, 3)]);
}

/**
 * The katas whose right answers pass once more on another engine, in an order that the commit draws: those
 * of which a gate tries a sample.
 */
export async function forSecondPass(katas: Kata[], commit: string): Promise<Kata[]> {
  const { sampled } = await chooseForGate(katas, commit);
  const at = ({ folderName }: Kata) => draw(folderName, commit);
  return [...sampled.keys()].sort((a, b) => at(a) - at(b));
}

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
    const rank = isIn(kata, changed) ? 0 : kata.needs.length > 0 ? 1 : 2;
    return {
      kata,
      rank,
      within: rank < 2 ? await attemptsAt(kata) : draw(kata.folderName, commit),
    };
  });
  const all = await Promise.all(placed);
  return all.sort((a, b) => a.rank - b.rank || a.within - b.within).map(({ kata }) => kata);
}

function draw(name: string, commit: string): number {
  return createHash('sha256').update(`${commit} ${name}`).digest().readUInt32BE();
}

function isIn({ folderName }: Kata, paths: string[]): boolean {
  return paths.some((path) => path.includes(`/${folderName}/`));
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
