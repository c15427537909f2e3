import type { GradeCommand, WorkerCommand } from '../grade/options.ts';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { UsageError } from '../../errors/errors.ts';
import { formats } from '../../grading/reports/exporters/index.ts';

export const summary = 'judge the submissions of a class, apart from each other, and report';
export const group = 'Teach';

export function define(command: Command): void {
  // What stands behind `worker` is the worker’s.
  command
    .enablePositionalOptions()
    .argument('<submissions>', 'a folder of folders, archives, clones or bundles, or one of these')
    .option('--katas <what...>', 'the katas that count: numbers, names, tracks; or a set’s folder')
    .option('--out <folder>', 'where the reports go', 'graded')
    .option('--roster <file>', 'the class, a CSV file')
    .option('--rules <file>', 'points and lateness, a JSON file')
    .option('--jobs <n>', 'submissions that are judged at once', atLeastOne)
    .option('--limit <seconds>', 'how long one kata may take (240 when left out)', seconds)
    .option('--since <folder>', 'take over what has not changed since an earlier grading')
    .option('--format <name...>', `for other programs: ${formats.join(', ')}`)
    .addOption(queue('have workers judge, by way of a Redis: redis://host:6379'))
    .option('--trust-submissions', 'go on where this machine cannot keep submissions apart')
    .addHelpText(
      'after',
      '\nExit codes: 0 graded, 2 some could not be judged, 64 wrong usage\n' +
        '\nExamples:\n  npm run grade -- submissions/\n' +
        '  npm run grade -- submissions/ --roster class.csv --out graded/week-3\n' +
        '  npm run grade -- ada.zip --katas networks 52 --format gradescope\n' +
        '  npm run grade -- submissions/ --queue redis://10.0.0.5:6379',
    )
    .action(run);
  command
    .command('worker')
    .description('judge for graders on other machines, until Ctrl-C')
    .addOption(queue('the Redis that they use: redis://host:6379').makeOptionMandatory())
    .option('--jobs <n>', 'submissions that are judged at once', atLeastOne)
    .option('--katas <folder>', 'another set of katas')
    .option('--until-idle <seconds>', 'end when nothing has waited for so long', idleSeconds)
    .option('--unsigned', 'take also what no DOJO_QUEUE_SECRET has signed: anybody could send it')
    .addHelpText(
      'after',
      '\nExamples:\n  DOJO_QUEUE_SECRET=… npm run dojo -- grade worker --queue redis://10.0.0.5:6379\n' +
        '  npm run dojo -- grade worker --queue redis://10.0.0.5:6379 --jobs 4 --unsigned',
    )
    .action(work);
}

/** A setting takes it as well: the list of processes, which shows options, is read by everybody. */
function queue(what: string): Option {
  return new Option('--queue <address>', what).env('DOJO_QUEUE');
}

async function run(submissions: string, options: GradeCommand): Promise<void> {
  const { gradeClass } = await import('../grade/grade.ts');
  process.exitCode = await gradeClass(resolve(submissions), options);
}

async function work(options: WorkerCommand): Promise<void> {
  const { serve } = await import('../grade/worker.ts');
  process.exitCode = await serve(options);
}

function atLeastOne(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 64) return number;
  throw new UsageError({
    failed: '--jobs takes a number from 1 to 64',
    on: text,
    next: ['--jobs 2'],
  });
}

const seconds = (text: string) => secondsOf(text, { option: '--limit', example: 120 });
const idleSeconds = (text: string) => secondsOf(text, { option: '--until-idle', example: 60 });

function secondsOf(text: string, { option, example }: { option: string; example: number }): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 5 && number <= 3600) return number;
  throw new UsageError({
    failed: `${option} takes a number of seconds, from 5 to 3600`,
    on: text,
    next: [`${option} ${example}`],
  });
}
