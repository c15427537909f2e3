import { join } from 'node:path';
import { styleText } from 'node:util';
import { cut, styled } from '../../../text/columns.ts';
import { pieces } from '../../../text/wrap.ts';
import { shownPath } from '../../../katas/display.ts';
import type { CheckingAll, Running, State } from '../../state/state.ts';
import { allKeys, filesOf, titleOf, type KeyCommand, type Formatters } from '../view.ts';

/** How large the terminal is, in characters. */
export interface Size {
  rows: number;
  columns: number;
}

interface Material {
  words: Formatters;
  helpers: KeyCommand[];
  size: Size;
  now: number;
}

/** The screen as lines, exactly as many as fit; nothing of it is longer than the terminal is wide. */
export function frameOf(state: State, material: Material): string[] {
  const { rows, columns } = material.size;
  const fit = (lines: string[]) =>
    lines.flatMap((line) => line.split('\n')).flatMap((line) => pieces(line, columns));
  const head = fit(headOf(state, material.now));
  const foot = fit(['', ...footOf(state, material.helpers)]);
  const room = Math.max(3, rows - head.length - foot.length);
  const hasRoom = (lines: string[]) => fit(lines).length < room;
  const body = fit(bodyOf(state, material.words, hasRoom));
  return [...head, ...windowOf(body, { room, columns }, state.scroll), ...foot].slice(-rows);
}

/** The part of the lines that has room; a line says how many more there are. */
function windowOf(
  lines: string[],
  { room, columns }: { room: number; columns: number },
  scroll: number,
): string[] {
  if (lines.length <= room) return lines;
  const top = Math.min(scroll, lines.length - room + 1);
  const shown = lines.slice(top, top + room - 1);
  const below = lines.length - top - shown.length;
  const more = below > 0 ? `↓ ${below} more lines: arrows, or space` : '↑ the end: arrow up';
  return [...shown, styled(cut(more, columns), 'dim')];
}

function headOf({ kata, running, all, notes, verdict, panel }: State, now: number): string[] {
  // A panel needs the room, and is not about these.
  const lines = panel
    ? []
    : [
        styleText('dim', `story  ${shownPath(join(kata.folder, 'README.md'))}`),
        styleText('dim', `edit   ${filesOf(kata)}`),
      ];
  if (notes.files) lines.push(styleText('yellow', notes.files));
  if (notes.last) lines.push(notes.last);
  if (lines.length > 0) lines.push('');
  if (all) lines.push(...allLines(all, now));
  else if (running) lines.push(...runningLines(titleOf(kata), running, now));
  else if (panel) lines.push(styleText('bold', panel.title), '');
  else if (!verdict) lines.push(styleText('bold', titleOf(kata)));
  return lines;
}

function runningLines(title: string, { since, because, check, doing }: Running, now: number) {
  const judging = styleText('cyan', `judging … ${elapsed(since, now)}`);
  return [
    `${styleText('bold', title)}  ${judging}  ${styleText('dim', because)}`,
    `  ${styleText('cyan', '▸')} ${check ?? 'getting ready'}`,
    styleText('dim', `    ${doing ?? ''}`),
    '',
  ];
}

function allLines({ since, lines, total }: CheckingAll, now: number): string[] {
  const head = `checking all … ${lines.length} of ${total}, ${elapsed(since, now)}`;
  return [styleText('cyan', head), '', ...lines, ''];
}

function bodyOf(state: State, words: Formatters, hasRoom: (lines: string[]) => boolean): string[] {
  const { kata, running, all, verdict, verdicts, panel } = state;
  if (all) return [];
  if (panel) return [panel.text];
  if (!verdict) return [words.task(kata)];
  const text = words.verdict(verdict, titleOf(kata));
  const whole = text + words.details(verdict);
  // What the learner is mending stays to be read while its mend is judged.
  if (running) return [styleText('dim', 'before'), whole];
  const isNew = verdicts < 2 && verdict.status !== 'passed';
  const task = isNew ? taskBeside(text, words.task(kata), hasRoom) : [];
  return [...task, whole, ...afterwards(verdict.status)];
}

/** Beside the first verdict stands the task, or what of it leaves room for what counts. */
function taskBeside(
  verdict: string,
  task: string,
  hasRoom: (lines: string[]) => boolean,
): string[] {
  const parts = [task, task.split('\n\n').at(-1) ?? ''];
  const part = parts.find((one) => hasRoom([one, '', verdict]));
  return part ? [part, ''] : [];
}

function afterwards(status: string): string[] {
  if (status === 'passed')
    return [
      styleText('green', 's shows why it works, and what else does; n leads on to the next kata'),
    ];
  return status === 'error' ? ['r runs it again'] : [];
}

function footOf({ question, panel, typed }: State, helpers: KeyCommand[]): string[] {
  if (question !== null) return [styleText('yellow', question), 'y yes  any other key no'];
  // The foot line is full at 80 columns: ? shows the others.
  const keys = allKeys(helpers)
    .filter(({ label }) => label !== '')
    .map(({ key, label }) => `${styleText('cyan', key)} ${label}`);
  const number = typed ? `${typed}… the second digit` : 'a number (41)';
  const back = `${styleText('cyan', 'enter')} back  ${number} goes to that kata`;
  return [...(panel || typed ? [back] : []), keys.join('  ')];
}

function elapsed(since: number, now: number): string {
  return `${(Math.max(0, now - since) / 1000).toFixed(1)} s`;
}
