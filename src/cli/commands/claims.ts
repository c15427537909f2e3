import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { execa } from 'execa';
import { describeMachine } from '../../bench/machine.ts';
import { claims, selectClaims } from '../../claims/claims.ts';
import { claimsPage } from '../../claims/page.ts';
import { readResults, writeResults, type Result, type Results } from '../../claims/results.ts';
import { tryClaim } from '../../claims/try.ts';
import { CannotJudge, UsageError } from '../../errors/errors.ts';
import { connectToEngine, type EngineConnection } from '../../judge/engine.ts';
import { loadKatas } from '../../katas/load.ts';
import { checkout } from '../../system/paths.ts';
import { claimText } from '../output/claims.ts';

export const summary = 'try what guides say about Docker on your engine';
export const group = 'Write katas, work on the dojo';

export function define(command: Command): void {
  command
    .argument('[number...]', 'claims, by their numbers in docs/claims.md; all when left out')
    .option('--commands', 'print what was typed as well')
    .option('--no-measure', 'leave out what only takes time to measure')
    .option('--write', 'write what was seen into docs/claims.md')
    .option('--page', 'write docs/claims.md from what was seen last; nothing is run')
    .addHelpText(
      'after',
      '\nExit codes: 0 as docs/claims.md says, 1 something differs, 2 could not try' +
        '\n\nExamples:\n  npm run dojo -- claims 12 --commands\n  npm run dojo -- claims --write',
    )
    .action(run);
}

interface Options {
  measure: boolean;
  commands?: true;
  write?: true;
  page?: true;
}

async function run(numbers: string[], { measure, commands, write, page }: Options): Promise<void> {
  const chosen = selectClaims(numbers);
  if (page) {
    writePage(readResults());
    return;
  }
  const engine = await connectToEngine();
  const known = readResults();
  const kept = write ? await startOf(engine, known, numbers) : null;
  for (const claim of chosen) {
    process.stderr.write(`trying claim ${claim.number}\n`);
    const before = known.claims.find(({ number }) => number === claim.number);
    const result = await tryOrTell(engine, claim, { measuring: measure, before });
    if (!result) continue;
    console.log(claimText(claim, result, before));
    if (commands) console.log(result.commands.join('\n').replaceAll(/^/gm, '      '));
    if (before?.verdict !== result.verdict && !write) process.exitCode ??= 1;
    if (kept) keep(kept, result);
  }
  if (kept && process.exitCode === undefined) writePage(kept);
}

/** What is to be written: all anew, or what is known with some of it tried again. */
async function startOf(
  engine: EngineConnection,
  known: Results,
  numbers: string[],
): Promise<Results> {
  const machine = describeMachine(engine);
  const { Driver: storage } = (await engine.docker.info()) as { Driver: string };
  const date = new Date().toISOString().slice(0, 10);
  const here = { date, machine, versions: await versions(), storage };
  if (numbers.length === 0) return { ...here, claims: [] };
  if (known.machine.engine === machine.engine) return { ...here, claims: known.claims };
  throw new UsageError({
    failed: `docs/claims.md tells of Docker ${known.machine.engine}, and this is ${machine.engine}`,
    next: ['npm run dojo -- claims --write (tries all of them here)'],
  });
}

/** Keeps what became of a claim at once: what comes after it may be cut off. */
function keep(results: Results, result: Result): void {
  const others = results.claims.filter(({ number }) => number !== result.number);
  results.claims = [...others, result].sort((a, b) => a.number - b.number);
  writeResults(results);
}

/** One that cannot be tried keeps none of the others from it: null. */
async function tryOrTell(...asked: Parameters<typeof tryClaim>): Promise<Result | null> {
  try {
    return await tryClaim(...asked);
  } catch (error) {
    if (!(error instanceof CannotJudge)) throw error;
    console.error(error.message);
    process.exitCode = 2;
    return null;
  }
}

function writePage(results: Results): void {
  writeFileSync(join(checkout, 'docs', 'claims.md'), claimsPage(claims, results, loadKatas()));
  console.log('docs/claims.md is written');
}

/** Of what the commands were typed into: `docker CLI 26.1.5`, `buildx 0.13.1`. */
async function versions(): Promise<string[]> {
  const asked: [string, string[]][] = [
    ['docker CLI', ['--version']],
    ['buildx', ['buildx', 'version']],
  ];
  const told = asked.map(async ([name, words]) => {
    const { stdout } = await execa('docker', words, { reject: false });
    return `${name} ${/\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? 'of an unknown version'}`;
  });
  return Promise.all(told);
}
