import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Kata } from '../../katas/kata.ts';
import { dojoCommand, shownPath } from '../../katas/display.ts';
import type { Difference } from '../../learner/diff.ts';
import type { Answer, Files } from '../../learner/files.ts';
import type { Hint } from '../../learner/hints.ts';
import type { Replaced } from '../../learner/reset.ts';
import { prose } from './prose.ts';

/** A hint under its number: `hint 2 of 3`. */
export function hintText({ number, of, text }: Hint): string {
  return `${styleText('bold', `hint ${number} of ${of}`)}\n\n${prose(text)}`;
}

/** Files as they are, each under its name. */
export function filesText(kata: Kata, files: Files): string {
  return Object.entries(files)
    .map(([file, text]) => {
      const head = styleText('cyan', `── ${shownPath(join(kata.folder, file))}`);
      return `${head}\n\n${text?.trimEnd() ?? '(no such file)'}`;
    })
    .join('\n\n');
}

/** Why a right answer works, its files, and what else would have been right. */
export function solutionText(
  kata: Kata,
  explanation: string,
  shown: { answer: Answer; files: Files },
  others: Answer[],
): string {
  const names = others.map(({ name }) => dojoCommand(`solution ${kata.number} --answer ${name}`));
  return [
    prose(explanation),
    styleText('bold', `right answer: ${shown.answer.name}`),
    filesText(kata, shown.files),
    ...(names.length > 0 ? [`other right answers\n${indented(names)}`] : []),
  ].join('\n\n');
}

/** Where somebody whose files have passed may read on. */
export function whyText({ number }: Kata): string {
  return `why it works, and what else does  ${dojoCommand(`solution ${number}`)}`;
}

/** How files differ, each under its name. */
export function diffText(kata: Kata, all: Difference[]): string {
  return all
    .map(({ file, text }) => {
      const head = styleText('cyan', `── ${shownPath(join(kata.folder, file))}`);
      return `${head}\n\n${text}`;
    })
    .join('\n\n');
}

/** What was replaced, and how to get it back. */
export function replacedText({ katas, backup }: Replaced): string {
  const titles = katas.map(({ number, title }) => `${number} ${title}`);
  const back = backup
    ? [`before  ${shownPath(backup.folder)}`, `back    ${dojoCommand(`restore ${backup.name}`)}`]
    : [];
  return [`replaced\n${indented(titles)}`, ...back].join('\n');
}

function indented(lines: string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
