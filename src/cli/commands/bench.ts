import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { bench, wanted } from '../../bench/bench.ts';
import { describeMachine } from '../../bench/machine.ts';
import type { Kata } from '../../katas/kata.ts';
import { loadKatas } from '../../katas/load.ts';
import { selectKatas } from '../../katas/select.ts';
import { finished } from '../../judge/cleanup.ts';
import { connectToEngine, type EngineConnection } from '../../judge/engine.ts';
import {
  benchText,
  boardTimesText,
  gradingText,
  livePageText,
  roundText,
} from '../output/bench.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'measure what judging costs beyond its engine calls, for reference answers';
export const group = 'Write katas, work on the dojo';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata...]', 'numbers, beginnings of names, or tracks; all when left out')
    .option('--rounds <count>', 'how often each kata is measured', count, 3)
    .option('--grading [submissions]', 'measure grading a class instead, of so many (4)', count)
    .option('--web', 'measure the live page of the kata instead (43), in Chromium')
    .option('--board [seats]', 'measure the board of a class instead, with so many (60)', count)
    .option(
      '--queue [submissions]',
      'simulate a class over a queue instead, of so many (1000)',
      count,
    )
    .option('--workers <count>', 'with --queue: so many workers judge, or seem to', count, 20)
    .option(
      '--profile <folder>',
      'show where the time of one judging goes instead, with a flame graph',
    )
    .option('--against <commit>', 'measure this checkout beside that commit, in one run')
    .option('--json <file>', 'write the numbers into this file as well')
    .addHelpText(
      'after',
      '\nfloor   the same engine calls by hand, in one process, no Jest (test/floors)' +
        '\nwarm    until the verdict, in a process that has judged before' +
        '\nwatch   from a save to the verdict, in watch mode; and its memory then' +
        '\ncold    npm test <kata>, until it has ended and nothing is left' +
        '\nprinted npm test <kata>, until the verdict is printed' +
        '\n\nExamples:\n  npm run bench -- 41 81 --rounds 5 --json bench.json' +
        '\n  npm run bench -- --against HEAD~3',
    )
    .action(run);
}

interface Options {
  rounds: number;
  json?: string;
  grading?: number | true;
  board?: number | true;
  queue?: number | true;
  workers: number;
  against?: string;
  web?: true;
  profile?: string;
}

async function run(words: string[], options: Options): Promise<void> {
  const { rounds, json, grading, board, queue, against, web, profile } = options;
  if (board !== undefined) return measureBoard(board === true ? 60 : board, json);
  const all = loadKatas();
  const katas = words.length > 0 ? selectKatas(all, words) : all;
  if (web) return measureLivePage(words.length > 0 ? katas : selectKatas(all, ['43']), options);
  const current = await connectToEngine();
  const machine = describeMachine(current);
  const date = new Date().toISOString();
  if (grading !== undefined) return measureGrading(katas, grading === true ? 4 : grading, json);
  if (queue !== undefined)
    return simulateQueue(current, { ...options, submissions: queue === true ? 1000 : queue });
  if (profile !== undefined) return showProfiles(katas, profile, json);
  if (against !== undefined)
    return measureAgainst(current, katas, { commit: against, rounds }, json);
  const result = await bench(current, katas, rounds, (kata, round) =>
    process.stderr.write(`${roundText(kata.number, round)}\n`),
  );
  await finished();
  console.log(benchText(result));
  process.exitCode = result.unmeasured.length > 0 ? 2 : 0;
  await keep(json, { date, machine, wanted, ...result });
}

async function measureLivePage(katas: Kata[], { rounds, json }: Options): Promise<void> {
  const { benchLivePage, isAsWanted } = await import('../../bench/live-page.ts');
  const results = [];
  for (const kata of katas) {
    const times = await benchLivePage(kata, rounds);
    console.log(livePageText(times));
    results.push(times);
  }
  process.exitCode = results.every(isAsWanted) ? 0 : 1;
  await keep(json, results);
}

async function measureGrading(katas: Kata[], submissions: number, json?: string): Promise<void> {
  const { benchGrading } = await import('../../bench/grading.ts');
  const times = await benchGrading(katas, submissions);
  await finished();
  console.log(gradingText(times));
  await keep(json, times);
}

async function measureBoard(seats: number, json?: string): Promise<void> {
  const { benchBoard } = await import('../../bench/board.ts');
  const times = await benchBoard(seats);
  console.log(boardTimesText(times));
  await keep(json, times);
}

async function simulateQueue(
  current: EngineConnection,
  { submissions, workers, json }: { submissions: number; workers: number; json?: string },
): Promise<void> {
  const { simulate } = await import('../../grading/simulation/simulate.ts');
  const { simulationText } = await import('../output/simulation.ts');
  const tell = (words: string) => process.stderr.write(`${words}\n`);
  const [kata] = selectKatas(loadKatas(), ['41']);
  if (!kata) return;
  const result = await simulate(current, kata, { submissions, workers, tell });
  await finished();
  console.log(simulationText(result));
  process.exitCode = result.lost + result.twice > 0 ? 1 : 0;
  await keep(json, result);
}

async function showProfiles(katas: Kata[], folder: string, json?: string): Promise<void> {
  const { profile } = await import('../../bench/profile/profile.ts');
  const { profileText } = await import('../output/profile.ts');
  const { flameGraph } = await import('../output/flame-graph.ts');
  await mkdir(folder, { recursive: true });
  const results = [];
  for (const kata of katas) {
    const result = await profile(kata);
    results.push(result);
    const file = join(folder, `${kata.folderName}.svg`);
    await writeFile(file, flameGraph(result));
    console.log(`${profileText(result)}\n\nflame graph  ${file}\n`);
  }
  await finished();
  await keep(json, results);
}

async function measureAgainst(
  current: EngineConnection,
  katas: Kata[],
  choice: { commit: string; rounds: number },
  json?: string,
): Promise<void> {
  const { benchAgainst } = await import('../../bench/against.ts');
  const { againstRoundText, againstText } = await import('../output/bench-against.ts');
  const result = await benchAgainst(current, katas, choice, (kata, round) =>
    process.stderr.write(`${againstRoundText(kata.number, round)}\n`),
  );
  await finished();
  console.log(againstText(result));
  await keep(json, result);
}

/** Writes the numbers into the file of `--json`, where one is named. */
async function keep(json: string | undefined, numbers: unknown): Promise<void> {
  if (json) await writeFile(json, `${JSON.stringify(numbers, null, 2)}\n`);
}

function count(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('a number from 1 up is wanted.');
}
