import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Kata } from '../../katas/kata.ts';
import { dojoCommand } from '../../katas/display.ts';
import { DojoError, UsageError } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';
import { prepareSetupProcessFor } from '../../judge/prewarm/setup-process.ts';
import { layOutAnswer } from '../../learner/answer-folder.ts';
import { answersOf } from '../../learner/files.ts';
import { finished } from '../../judge/cleanup.ts';
import { exitCodeOf } from '../../judge/verdict.ts';
import type { TemporaryFolder } from '../../system/temporary-folder.ts';
import { existingFolder } from '../existing-folder.ts';
import type { JudgedAttempt } from '../judge-own.ts';
import { oneKata, titleOf } from '../one-kata.ts';
import { changesText } from '../output/changes.ts';
import { drawingFor, showText } from '../output/verdict.ts';
import { takesSet } from '../kata-set-option.ts';

export const summary = 'draw what your attempt made: networks, mounts, builds, images';
export const group = 'Learn';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata]', 'a number or the beginning of a name; the current kata when left out')
    .option('--attempt <folder>', 'the files in this folder, not your own')
    .option('--svg <file>', 'write it as a picture: SVG, for light and dark pages')
    .option('--html <file>', 'write it as a page: one file, without JavaScript')
    .option('--json', 'print the verdict with what the pictures are drawn from as JSON')
    .addHelpText(
      'after',
      '\nIt judges the attempt, and draws what the engine then has, red or green.\n' +
        'Exit codes: 0 passed, 1 not passed yet, 2 could not judge, 64 wrong usage\n' +
        '\nExamples:\n  npm run dojo -- show 43\n  npm run dojo -- show 81 --attempt ../ada\n' +
        '  npm run dojo -- show 41 --svg 41.svg --html 41.html',
    )
    .action(run);
}

interface Options {
  attempt?: string;
  json?: true;
  svg?: string;
  html?: string;
}

async function run(word: string | undefined, options: Options): Promise<void> {
  const { attempt, json, svg, html } = options;
  const kata = oneKata(word);
  const folder = attempt === undefined ? undefined : existingFolder(attempt);
  prepareSetupProcessFor(kata);
  const { judgeFolder, judgeOwn } = await import('../judge-own.ts');
  const reference = await referenceOf(kata);
  const show = reference ? { reference: { label: 'reference', folder: reference.folder } } : {};
  const tell = (judged: JudgedAttempt) =>
    svg === undefined && html === undefined ? print(judged, json) : paint(judged, options);
  const [judged] = folder
    ? await judgeFolder(kata, folder, tell, { show })
    : await judgeOwn([kata], tell, { show });
  reference?.remove();
  process.exitCode = judged ? exitCodeOf(judged.verdict) : 2;
  await finished();
}

/** The reference answer, to weigh its image; a kata that has none is drawn without. */
async function referenceOf(kata: Kata): Promise<TemporaryFolder | undefined> {
  try {
    const answers = await answersOf(kata);
    const reference = answers.find(({ name }) => name === 'reference');
    return reference && layOutAnswer(kata, reference);
  } catch (error) {
    if (error instanceof DojoError) return undefined;
    throw error;
  }
}

/** Writes the verdict and its pictures: as one picture, as one page. */
async function paint({ kata, verdict }: JudgedAttempt, { svg, html }: Options): Promise<void> {
  if (svg !== undefined) {
    const { verdictSvg } = await import('../output/svg.ts');
    write(kata, '--svg', svg, verdictSvg(verdict, titleOf(kata)));
  }
  if (html !== undefined) {
    const { picturesPage } = await import('../output/pictures-page.ts');
    write(kata, '--html', html, picturesPage(verdict, titleOf(kata)));
  }
}

function write(kata: Kata, option: string, file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError({
      failed:
        option === '--svg' ? 'The picture could not be written' : 'The page could not be written',
      on: file,
      lines: [messageOf(error)],
      next: [dojoCommand(`show ${kata.number} ${option} <a file in a folder that is there>`)],
    });
  }
  console.log(`written to ${file}`);
}

async function print({ kata, verdict, original }: JudgedAttempt, json?: true): Promise<void> {
  const note = original && changesText(kata, original);
  if (json) {
    console.log(JSON.stringify(verdict, null, 2));
    if (note) process.stderr.write(`${note}\n`);
    return;
  }
  console.log(`${showText(verdict, titleOf(kata), await drawingFor(verdict))}\n`);
  if (note) console.log(`${note}\n`);
}
