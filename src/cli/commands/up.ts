import { basename } from 'node:path';
import type { Command } from 'commander';
import { rightAnswers, wrongAnswers, ownAttempt, type Attempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { dojoCommand } from '../../katas/display.ts';
import { pristine } from '../../katas/originals/copy.ts';
import { UsageError } from '../../errors/errors.ts';
import { finished } from '../../judge/cleanup.ts';
import { exitCodeOf } from '../../judge/verdict.ts';
import { runLabel } from '../../lab/run/labels.ts';
import type { Run } from '../../lab/run/run.ts';
import { katasUp, noteUp } from '../../learner/up.ts';
import { oneKata, titleOf } from '../one-kata.ts';
import { drawingFor, verdictText } from '../output/verdict.ts';
import { upText, type ShownContainer } from '../output/up.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'start what a kata starts, and keep it running to look around';
export const group = 'Learn';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata]', 'a number or the beginning of a name; the current kata when left out')
    .option('--answer <name>', 'a stored answer, not your own files: reference, wrong/<name>')
    .addHelpText(
      'after',
      '\nIt does what the spec does up to its first start, and holds there: with your\n' +
        'setup.ts, or with a container of the image that your Dockerfile builds.\n' +
        'Ctrl-C or `down` removes it.\n' +
        '\nExamples:\n  npm run dojo -- up 41\n  npm run dojo -- up 41 --answer reference',
    )
    .action(run);
}

async function run(word: string | undefined, { answer }: { answer?: string }): Promise<void> {
  const kata = oneKata(word);
  const up = katasUp().find(({ name }) => name === kata.name);
  if (up) {
    console.log(`${up.title} is up already\n\n${up.text}`);
    return;
  }
  const original = pristine(kata);
  const attempt =
    answer === undefined ? ownAttempt(original.kata) : await storedAnswer(kata, answer);
  const { judge } = await import('../../judge/judge.ts');
  let holding: Promise<never> | undefined;
  const verdict = await judge(original.kata, attempt, {
    onDoing: (doing) => process.stderr.write(`${doing}\n`),
    // A spec may start two containers side by side.
    onStarted: (started) => (holding ??= hold(kata, attempt, started)),
  });
  original.remove();
  // It has come to an end without a start: the verdict says why.
  console.log(verdictText(verdict, titleOf(kata), await drawingFor(verdict)));
  process.exitCode = exitCodeOf(verdict) || 1;
  await finished();
}

/** Shows what has started, and never goes on: whoever ends this process has it removed. */
async function hold(kata: Kata, { label }: Attempt, started: Run): Promise<never> {
  const text = upText(started.id, started.endpoint, await containersOf(started));
  noteUp({ name: kata.name, title: titleOf(kata), text });
  console.log(`${titleOf(kata)} is up (${label})\n\n${text}`);
  if (kata.exclusive.length > 0)
    console.log(`other katas that use ${kata.exclusive.join(', ')} wait until it is down`);
  // A timer keeps the process open.
  setInterval(() => undefined, 60_000);
  return new Promise(() => undefined);
}

async function containersOf({ id, docker, trace }: Run): Promise<ShownContainer[]> {
  const filters = JSON.stringify({ label: [`${runLabel}=${id}`] });
  const listed = await docker.listContainers({ filters });
  return listed.flatMap(({ Id, Names, Image, NetworkSettings: { Networks: networks } }) => {
    const traced = trace.containers.get(Id);
    if (!traced || traced.by === 'visitor') return [];
    const name = basename(Names[0] ?? Id);
    return [{ key: traced.key, name, image: Image, networks: Object.keys(networks) }];
  });
}

async function storedAnswer(kata: Kata, name: string): Promise<Attempt> {
  const all = [...(await rightAnswers(kata)), ...(await wrongAnswers(kata))];
  const found = all.find(({ label }) => label === name || label.split('/')[1] === name);
  if (found) return found;
  throw new UsageError({
    failed: `Kata ${kata.number} has no answer "${name}"`,
    lines: all.map(({ label }) => label),
    next: [dojoCommand(`up ${kata.number} --answer reference`)],
  });
}
