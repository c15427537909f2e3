import stringWidth from 'string-width';
import type { Kata } from '../../../../src/katas/kata.ts';
import { initialState } from '../../../../src/watch/state/state.ts';
import { frameOf } from '../../../../src/watch/views/terminal/frame.ts';

const kata: Kata = {
  title: '日本語の名前',
  track: 'networks',
  edits: ['setup.ts'],
  terms: [],
  minutes: 10,
  points: 10,
  needs: [],
  exclusive: [],
  images: [],
  starterFailsAt: 'a check',
  folderName: '41-kata',
  number: '41',
  name: 'kata',
  folder: '/katas/41-kata',
};

test('no line of a frame is wider than the terminal, and no frame is higher', () => {
  const text = Array.from({ length: 30 }, (_, index) => `${index} 日本語の名前日本語の名前`);
  const panel = { title: '名前', text: text.join('\n') };
  const state = { ...initialState([kata], kata), panel };
  const size = { rows: 12, columns: 15 };
  const words = { verdict: () => '', map: () => '' };
  const lines = frameOf(state, { words, helpers: [], size, now: 0 });
  expect(lines).toHaveLength(size.rows);
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(size.columns);
});
