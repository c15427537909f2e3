import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';
import { picturesSchema } from '../../../src/pictures/schema/schema.ts';
import { draw, everything, text } from '../../support/pictures.ts';

const columns = Array.from({ length: 70 }, (_, index) => index + 40);

test.each(columns)('within %i columns', (width) => {
  const lines = everything.flatMap((facts) => draw(facts, width).split('\n'));
  expect(lines.filter((line) => Array.from(line).length > width)).toEqual([]);
  expect(lines.filter((line) => /\s$/.test(line))).toEqual([]);
});

test('on a wide terminal no wider than a line is to be read', () => {
  const lines = everything.flatMap((facts) => draw(facts, 300).split('\n'));
  expect(Math.max(...lines.map((line) => Array.from(line).length))).toBe(100);
});

test('several pictures: builds, images, mounts, networks', () => {
  const all = Object.assign({}, ...everything) as (typeof everything)[number];
  const titles = draw(all).match(/(?<=^── )[\w/ ]+(?= ─)/gm);
  expect(titles).toEqual(['builds of app/', 'images', 'mounts', 'networks']);
});

test('in colour it says the same; NO_COLOR leaves the colours out', async () => {
  const file = fileURLToPath(new URL('../../support/draw-everything.ts', import.meta.url));
  const drawn = async (env: NodeJS.ProcessEnv) =>
    (await execa(process.execPath, [file], { env: { NODE_NO_WARNINGS: '1', ...env } })).stdout;
  const [coloured, plain] = await Promise.all([
    drawn({ FORCE_COLOR: '1', NO_COLOR: undefined }),
    drawn({ FORCE_COLOR: undefined, NO_COLOR: '1' }),
  ]);
  expect(coloured).toMatch(/\x1b\[32mopen\x1b\[39m/);
  expect(plain).not.toMatch(/\x1b/);
  expect(stripVTControlCharacters(coloured)).toBe(plain);
});

test('nothing to draw is no line', () => {
  expect(draw({})).toBe('');
});

test('what they are drawn from can be kept as JSON', () => {
  for (const facts of everything) {
    const all = { check: null, networks: null, mounts: [], builds: [], images: null, ...facts };
    const kept: unknown = JSON.parse(JSON.stringify(all));
    expect(picturesSchema().parse(kept)).toEqual(all);
  }
});

test('the text of a test begins where its first line does', () => {
  expect(text`
    a
      b
  `).toBe('a\n  b');
});
