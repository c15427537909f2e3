import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ownAttempt, rightAnswers, wrongAnswers, type Attempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import type { JudgePool } from '../../judge/worker/pool.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { expectationOf, type Expectation } from './expectation.ts';
import { outcome, wrongProblem } from './problems.ts';
import { wordsProblem } from './words.ts';

/**
 * As many attempts at once as the machine has cores and one more, three at most. Most of a judging is
 * waiting for containers: two on two cores leave half of them idle at some katas.
 */
export const attemptsAtOnce = Math.min(3, availableParallelism() + 1);

/**
 * What makes a kata worth having: its starter fails, right answers pass, wrong ones are caught. One with
 * partial credit proves that its checks share nothing: with one fault left or mended, one check tells.
 */
export type ProofKind = 'starter' | 'right' | 'wrong' | NonNullable<Expectation['only']>;

/** One claim about a kata, tried. */
export interface Proof {
  kata: Kata;
  kind: ProofKind;
  /** Which attempt, and which time: `right/by-alias #2`. */
  what: string;
  verdict: Verdict;
  /** Why the claim does not hold; null when it does. */
  problem: string | null;
}

interface Claim {
  kind: ProofKind;
  what: string;
  attempt: Attempt;
  holds: (verdict: Verdict) => string | null;
}

/** What of a kata is tried. */
interface ProofOptions {
  times?: number;
  starter?: boolean;
  wrong?: boolean;
  cli?: boolean;
  only?: ReadonlySet<string> | undefined;
}

/**
 * Proves a kata: the starter fails at its named check, each right answer passes twice in a row, and
 * each wrong one is caught by its check in its own words; where a check is to be the only one that fails,
 * or passes, it is.
 * @param options.only the labels of the answers that are tried; every stored one when left out
 * @param options.times how often each right answer has to pass
 * @param options.starter false to leave out the starter
 * @param options.wrong false to leave out the wrong ones
 * @param options.cli false to leave out those that run the docker command themselves
 */
export async function prove(
  kata: Kata,
  pool: JudgePool,
  onProof: (proof: Proof) => void = () => undefined,
  { times = 2, starter = true, wrong = true, cli = true, only }: ProofOptions = {},
): Promise<Proof[]> {
  const all = await claimsOf(kata, times);
  const claims = all.filter(
    ({ kind, attempt }) =>
      (kind !== 'starter' || starter) &&
      (wrong || kind === 'starter' || kind === 'right') &&
      (cli || !runsDocker(kata, attempt)) &&
      (kind === 'starter' || !only || only.has(attempt.label)),
  );
  return Promise.all(
    claims.map(async ({ kind, what, attempt, holds }) => {
      const verdict = await pool.judge({ kataFolder: kata.folder, attempt });
      const proof = { kata, kind, what, verdict, problem: holds(verdict) };
      onProof(proof);
      return proof;
    }),
  );
}

function runsDocker({ edits }: Kata, { folder }: Attempt): boolean {
  const files = edits.map((edit) => join(folder, edit)).filter((file) => existsSync(file));
  return files.some((file) => readFileSync(file, 'utf8').includes("'docker'"));
}

async function claimsOf(kata: Kata, times: number): Promise<Claim[]> {
  const [right, wrong] = await Promise.all([rightAnswers(kata), wrongAnswers(kata)]);
  const starter: Claim = {
    kind: 'starter',
    what: 'starter',
    attempt: ownAttempt(kata, 'starter'),
    holds: (verdict) => starterProblem(kata, verdict),
  };
  const rounds = Array.from({ length: times }, (_, index) => index + 1);
  const passing = right.flatMap((attempt) => rounds.map((time) => ({ attempt, time })));
  return [
    starter,
    ...passing.map(({ attempt, time }) => ({
      kind: 'right' as const,
      what: times > 1 ? `${attempt.label} #${time}` : attempt.label,
      attempt,
      holds: rightProblem,
    })),
    ...wrong.map((attempt) => ({
      kind: kindOf(attempt),
      what: attempt.label,
      attempt,
      holds: (verdict: Verdict) => wrongProblem(attempt, verdict),
    })),
  ];
}

function kindOf(attempt: Attempt): ProofKind {
  const expected = expectationOf(attempt);
  return typeof expected === 'string' ? 'wrong' : (expected.only ?? 'wrong');
}

function starterProblem({ starterFailsAt }: Kata, verdict: Verdict): string | null {
  if (verdict.status !== 'failed')
    return `the starter’s verdict is ${outcome(verdict)}, not failed`;
  const first = verdict.checks.find(({ status }) => status === 'failed');
  if (first?.name === starterFailsAt) return wordsProblem(verdict);
  return `the starter fails at "${first?.name}", kata.json says at "${starterFailsAt}"`;
}

function rightProblem(verdict: Verdict): string | null {
  return verdict.status === 'passed' ? null : `a right answer’s verdict is ${outcome(verdict)}`;
}
