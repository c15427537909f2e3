import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadKatas } from '../../katas/load.ts';
import { selectKatas } from '../../katas/select.ts';
import { useSet } from '../../katas/kata-set.ts';
import { CannotJudge, UsageError } from '../../errors/errors.ts';
import { grade } from '../../grading/grade.ts';
import { readRoster } from '../../grading/intake/students/roster.ts';
import { readSheet } from '../../grading/model/read.ts';
import { formats, type Format } from '../../grading/reports/exporters/index.ts';
import { writeReports } from '../../grading/reports/write.ts';
import { defaultRules, readRules } from '../../grading/rules/rules.ts';
import { isDojoFolder } from '../../system/dojo-folder.ts';
import { callerFolder } from '../../system/paths.ts';
import { redisAddress } from '../../grading/queue/address.ts';
import { insideOwnMounts, runInOwnMounts } from '../../grading/sandbox/mount-namespace.ts';
import { missingProtection } from '../../grading/sandbox/requirements.ts';
import type { Steps } from '../../system/steps.ts';
import { register } from '../../judge/cleanup.ts';
import type { GradeCommand } from './options.ts';
import { GradingProgress } from '../output/grading.ts';
import { terminalSteps } from '../output/steps.ts';

/** Grades a class as the command asks; resolves to the exit code. */
export async function gradeClass(submissions: string, options: GradeCommand): Promise<number> {
  const steps = terminalSteps();
  const words = wordsWithoutSet(options.katas ?? []);
  const all = loadKatas();
  const katas = words.length > 0 ? selectKatas(all, words) : all;
  const rules = options.rules ? readRules(resolve(options.rules), all) : defaultRules;
  const chosen = (options.format ?? []).map(known);
  const previous = options.since ? [await readSheet(resolve(options.since))] : [];
  // Now: a list that cannot be read is told before anything is judged.
  const roster = options.roster ? readRoster(resolve(options.roster)) : [];
  const queue = options.queue === undefined ? undefined : queueOf(options.queue, options);
  const missing = queue ? [] : await missingHere(steps, options);
  // What is mounted for sandboxes is seen by this command alone, and gone with it.
  if (!queue && missing.length === 0 && !insideOwnMounts()) return runInOwnMounts();
  const out = resolve(options.out);
  const progress = new GradingProgress(katas);
  const stop = () => {
    progress.stop();
    return Promise.resolve();
  };
  register({ close: stop });
  const sheet = await grade({
    ...{ submissions, katas, rules, out, steps, queue, unprotected: missing },
    ...{ roster: options.roster && resolve(options.roster), jobs: options.jobs },
    limitMs: options.limit && options.limit * 1000,
    since: options.since && resolve(options.since),
    onTaken: (taken) => progress.begin(taken),
    onBegin: (submission) => progress.judging(submission),
    onVerdict: (...told) => progress.verdict(...told),
    onSubmission: (submission) => progress.done(submission),
    onWithdrawn: (submission) => progress.withdrawn(submission),
  });
  const tell = (words: string) => steps.say('format', words);
  const reports = { out, katas, formats: chosen, roster, previous, tell };
  const { index } = await writeReports(sheet, reports);
  return progress.end(sheet, index);
}

/** Takes the folder among the words for the set to use, as `--katas` of other commands does. */
function wordsWithoutSet(words: string[]): string[] {
  const folder = words.find(isSet);
  if (folder !== undefined) useSet(folder);
  return words.filter((word) => word !== folder);
}

/** A path, or the name of a folder that `init` has laid out: `class-2027`. */
function isSet(word: string): boolean {
  const folder = resolve(callerFolder(), word);
  return isDojoFolder(folder) || (/[/.]/.test(word) && existsSync(folder));
}

const trusted = 'Nothing kept them apart: --trust-submissions was given.';

function known(name: string): Format {
  const format = formats.find((one) => one === name);
  if (format) return format;
  throw new UsageError({
    failed: `There is no format called "${name}"`,
    next: [`one of ${formats.join(', ')}`],
  });
}

/** What this machine lacks to keep submissions apart; an error where they are not trusted. */
async function missingHere(steps: Steps, { trustSubmissions }: GradeCommand): Promise<string[]> {
  if (trustSubmissions) return [trusted];
  const missing = await missingProtection(steps);
  if (missing.length > 0) throw unprotected(missing);
  return [];
}

/** The Redis that is asked for; options that are for judging here do not go with it. */
function queueOf(text: string, { jobs, trustSubmissions }: GradeCommand): URL {
  const other = jobs !== undefined ? '--jobs' : trustSubmissions ? '--trust-submissions' : null;
  if (!other) return redisAddress(text);
  throw new UsageError({
    failed: `${other} does not go with --queue: workers judge, each as it was started`,
    next: ['npm run dojo -- grade worker --help'],
  });
}

function unprotected(missing: string[]): CannotJudge {
  return new CannotJudge({
    failed: 'This machine cannot keep submissions apart',
    lines: missing,
    next: [
      'mend that, and grade as root on Linux; or',
      '--trust-submissions (judges them on one engine, as this account: only for work you trust)',
    ],
  });
}
