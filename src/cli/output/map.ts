import { styleText } from 'node:util';
import type { Lacking } from '../../capabilities/lacking.ts';
import { imagesComing } from '../../images/coming.ts';
import type { Kata } from '../../katas/kata.ts';
import { newerParts, stateOf, type KataState } from '../../learner/progress/state.ts';
import type { Progress } from '../../learner/progress/store.ts';

/**
 * The map: every track with its katas, what each builds on, how it stands, and which is the current one.
 * @param katas in the order in which they are shown
 * @param lacking which of them the engine cannot judge, and why
 */
export function mapText(
  katas: Kata[],
  progress: Progress,
  current: Kata | undefined,
  lacking: Lacking = new Map(),
): string {
  const lines = katas.flatMap((kata, index) => [
    ...(katas[index - 1]?.track === kata.track ? [] : [styleText('dim', kata.track)]),
    kataLine(kata, stateOf(kata, progress), kata === current),
    ...newerLines(newerParts(kata, progress)),
    ...lackingLines(lacking.get(kata.folderName)),
  ]);
  const green = katas.filter((kata) => stateOf(kata, progress).kind === 'green').length;
  return [...lines, '', `${green} of ${katas.length} katas are green`].join('\n');
}

/** The images that are still being brought: their katas wait for them. */
export function comingText(): string {
  const names = imagesComing();
  return names.length === 0 ? '' : `\nimages still to come: ${names.join(', ')}`;
}

function kataLine(kata: Kata, state: KataState, isCurrent: boolean): string {
  const pointer = isCurrent ? styleText('cyan', '▸') : ' ';
  const title = `${kata.number} ${kata.title}`.padEnd(30);
  const time = styleText('dim', `${String(kata.minutes).padStart(3)} min`);
  const after = kata.after.length > 0 && `after ${kata.after.join(', ')}`;
  const notes = [after, inWords(state)].filter(Boolean).join(' · ');
  return `${pointer} ${mark(state)} ${title} ${time}  ${styleText('dim', notes)}`.trimEnd();
}

function mark({ kind }: KataState): string {
  if (kind === 'green') return styleText('green', '✓');
  if (kind === 'red') return styleText('red', '✗');
  return kind === 'changed since green' ? styleText('yellow', '~') : '·';
}

/** A state as words: `red, 1 of 3 checks`. */
export function inWords(state: KataState): string {
  if (state.kind === 'red') return `red, ${state.passed} of ${state.checks} checks`;
  return state.kind === 'not tried' ? '' : state.kind;
}

function newerLines(parts: ('starter' | 'spec')[]): string[] {
  const words = {
    starter: 'its starter has changed since you began',
    spec: 'its spec has changed since it judged you',
  };
  return parts.map((part) => styleText('yellow', `       ${words[part]}`));
}

function lackingLines(why: string | undefined): string[] {
  return why === undefined ? [] : [styleText('yellow', `       not on this engine: ${why}`)];
}
