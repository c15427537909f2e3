import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { helpers } from '../../../../src/cli/watch-commands.ts';
import type { Verdict } from '../../../../src/judge/verdict.ts';
import { initialState } from '../../../../src/watch/state/state.ts';
import { keysText } from '../../../../src/watch/views/view.ts';
import { frameOf } from '../../../../src/watch/views/terminal/frame.ts';
import { madeUpKata } from '../../../support/made-up-kata.ts';

const kata = madeUpKata('41', '日本語の名前');

test('no line of a frame is wider than the terminal, and no frame is higher', () => {
  const text = Array.from({ length: 30 }, (_, index) => `${index} 日本語の名前日本語の名前`);
  const panel = { title: '名前', text: text.join('\n') };
  const state = { ...initialState([kata], kata), panel };
  const size = { rows: 12, columns: 15 };
  const words = { verdict: () => '', details: () => '', task: () => '', map: () => '' };
  const lines = frameOf(state, { words, helpers: [], size, now: 0 });
  expect(lines).toHaveLength(size.rows);
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(size.columns);
});

test('the task stands there from the beginning, and beside the first verdict', () => {
  const words = {
    verdict: () => 'red: 0 of 2',
    details: () => '\n\na picture\nof networks',
    task: () => 'it is wrong\n\nchange setup.ts',
    map: () => '',
  };
  const state = initialState([kata], kata);
  const shown = (change: Partial<typeof state>, rows = 24) =>
    frameOf(
      { ...state, ...change },
      { words, helpers: [], size: { rows, columns: 80 }, now: 0 },
    ).join('\n');
  const verdict = { status: 'failed' } as Verdict;
  expect(shown({})).toContain('change setup.ts');
  expect(shown({ verdict, verdicts: 1 })).toMatch(
    /it is wrong\n\nchange setup\.ts\n\nred: 0 of 2\n\na picture/,
  );
  // Where there is less room, what counts comes first.
  expect(shown({ verdict, verdicts: 1 }, 10)).toMatch(/^change setup\.ts\n\nred: 0 of 2/m);
  expect(shown({ verdict, verdicts: 1 }, 10)).not.toContain('it is wrong');
  expect(shown({ verdict, verdicts: 1 }, 8)).toMatch(/^red: 0 of 2/m);
  expect(shown({ verdict, verdicts: 2 })).not.toContain('change setup.ts');
});

test('the foot line names the keys that one needs first, and fits into 80 columns', () => {
  const words = { verdict: () => '', details: () => '', task: () => '', map: () => '' };
  const material = { words, helpers, size: { rows: 24, columns: 80 }, now: 0 };
  const foot = stripVTControlCharacters(frameOf(initialState([kata], kata), material).at(-1) ?? '');
  expect(foot).toMatch(/^t task {2}e edit {2}h hint {2}.*\? keys {2}q quit$/);
  expect(keysText(helpers).split('\n')).toHaveLength(helpers.length + 8);
});
