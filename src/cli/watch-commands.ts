import type { Kata } from '../katas/kata.ts';
import { dojoCommand } from '../katas/display.ts';
import { differences, type Sides } from '../learner/diff.ts';
import {
  answerFiles,
  answersOf,
  answersOwnFiles,
  explanationOf,
  findAnswer,
  ownFiles,
  starterFiles,
} from '../learner/files.ts';
import { findEditor, openInEditor } from '../learner/editor.ts';
import { answerQuestion, hintsFirst, nextHint, seenHints } from '../learner/hints.ts';
import { reset } from '../learner/reset.ts';
import { storyOf } from '../learner/task.ts';
import type { KeyCommand, CommandResult } from '../watch/views/view.ts';
import { titleOf } from './one-kata.ts';
import { prose } from './output/prose.ts';
import { diffText, hintText, solutionText } from './output/learner.ts';

/** What a watch’s keys do beside judging: as the commands of the same names do. */
export const helpers: KeyCommand[] = [
  { key: 't', label: 'task', about: 'show the whole text of the kata', run: story },
  { key: 'e', label: 'edit', about: 'open the files to edit in your editor', run: open },
  { key: 'h', label: 'hint', about: 'show the next hint', run: hint },
  { key: 's', label: 'solution', about: 'show an answer, and why it works', run: solution },
  { key: 'd', label: '', about: 'show what you changed', run: diff },
  { key: 'x', label: '', about: 'begin this kata anew; what you have is kept', run: resetOne },
];

function story(kata: Kata): CommandResult {
  return { title: titleOf(kata), text: prose(storyOf(kata)) };
}

/** In an editor with a window; one that needs a terminal needs another one than this. */
async function open(kata: Kata): Promise<CommandResult> {
  const editor = findEditor();
  if (!editor) return { note: 'which editor? export DOJO_EDITOR=code (or VISUAL, or EDITOR)' };
  if (!editor.ownWindow)
    return { note: `in another terminal: ${dojoCommand(`edit ${kata.number}`)}` };
  await openInEditor(kata, editor);
  return { note: `opened in ${editor.command}` };
}

/** The next hint, and below it those before. */
function hint(kata: Kata): CommandResult {
  const unkept: string[] = [];
  const { number, of } = nextHint(kata, (message) => unkept.push(message));
  const texts = seenHints(kata).map(hintText).reverse();
  const next = number === of ? 's shows the answer' : 'h shows another';
  return { title: titleOf(kata), text: [...texts, next, ...unkept].join('\n\n') };
}

/** After a pass; before it only to somebody who has seen every hint, and means it. */
function solution(
  kata: Kata,
  { passed }: { passed: boolean },
): Promise<CommandResult> | CommandResult {
  if (passed) return answer(kata);
  const unseen = hintsFirst(kata);
  if (unseen) return { note: `${unseen} (h shows one)` };
  return { question: answerQuestion, onYes: () => answer(kata) };
}

async function answer(kata: Kata): Promise<CommandResult> {
  const reference = await findAnswer(kata, 'reference');
  const others = (await answersOf(kata)).filter(({ name }) => name !== reference.name);
  const shown = { answer: reference, files: answersOwnFiles(kata, reference) };
  return { title: titleOf(kata), text: solutionText(kata, explanationOf(kata), shown, others) };
}

/** What the learner changed; after a pass also how the reference differs from it. */
async function diff(kata: Kata, { passed }: { passed: boolean }): Promise<CommandResult> {
  const yours = { name: 'yours', files: ownFiles(kata) };
  const sides: Sides[] = [{ before: { name: 'starter', files: starterFiles(kata) }, after: yours }];
  if (passed) {
    const reference = await findAnswer(kata, 'reference');
    sides.push({
      before: yours,
      after: { name: reference.name, files: answerFiles(kata, reference) },
    });
  }
  const texts = sides.map((pair) => {
    const [before, after] = [pair.before.name, pair.after.name];
    const all = differences(pair);
    const same = `no difference between ${before} and ${after}`;
    return all.length > 0 ? `${before} → ${after}\n\n${diffText(kata, all)}` : same;
  });
  return { title: titleOf(kata), text: texts.join('\n\n') };
}

function resetOne(kata: Kata): CommandResult {
  return {
    question: `Reset ${titleOf(kata)}? What you have is kept as a backup.`,
    onYes: () => {
      const { backup } = reset([kata]);
      if (!backup) return { note: 'nothing to reset: these files are as they were handed out' };
      return { note: `reset; what you had: ${dojoCommand(`restore ${backup.name}`)}` };
    },
  };
}
