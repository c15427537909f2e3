import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { execa } from 'execa';
import { describeMachine } from '../../bench/machine.ts';
import type { Claim } from '../../claims/claim.ts';
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
    .option('--write', 'try and measure all, and write docs/claims.md')
    .option('--page', 'write docs/claims.md from what was seen last; nothing is run')
    .addHelpText(
      'after',
      '\nExit codes: 0 as docs/claims.md says, 1 something differs, 2 could not try' +
        '\n\nExamples:\n  npm run dojo -- claims 12 --commands\n  npm run dojo -- claims --write',
    )
    .action(run);
}

interface Options {
  commands?: true;
  write?: true;
  page?: true;
}

async function run(numbers: string[], { commands, write, page }: Options): Promise<void> {
  const chosen = selectClaims(numbers);
  if ((write ?? page) && numbers.length > 0)
    throw new UsageError({
      failed: 'docs/claims.md holds all claims: no numbers go with --write or --page',
      next: ['npm run dojo -- claims --write', `npm run dojo -- claims ${numbers.join(' ')}`],
    });
  if (page) {
    writePage(readResults());
    return;
  }
  const engine = await connectToEngine();
  const machine = describeMachine(engine);
  const results = await tryAll(engine, chosen, commands ?? false);
  if (!write || results.length < chosen.length) return;
  const { Driver: storage } = (await engine.docker.info()) as { Driver: string };
  const date = new Date().toISOString().slice(0, 10);
  const all = { date, machine, versions: await versions(), storage, claims: results };
  writeResults(all);
  writePage(all);
  process.exitCode = 0;
}

/** Tries one after the other; one that could not be tried keeps none of the others from it. */
async function tryAll(engine: EngineConnection, chosen: Claim[], commands: boolean) {
  const known = readResults().claims;
  const results: Result[] = [];
  for (const claim of chosen) {
    process.stderr.write(`trying claim ${claim.number}\n`);
    const before = known.find(({ number }) => number === claim.number);
    try {
      const result = await tryClaim(engine, claim, { measuring: true });
      console.log(claimText(claim, result, before));
      if (commands) console.log(result.commands.join('\n').replaceAll(/^/gm, '      '));
      if (before?.verdict !== result.verdict) process.exitCode ??= 1;
      results.push(result);
    } catch (error) {
      if (!(error instanceof CannotJudge)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  }
  return results;
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
