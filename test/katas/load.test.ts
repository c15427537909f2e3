import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKatas } from '../../src/katas/load.ts';
import { fingerprint, ownAttempt, rightAnswers } from '../../src/katas/attempt.ts';
import { checkout } from '../../src/system/paths.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-katas-'));
  for (const name of ['41-call-me-by-name', '11-open-the-door'])
    cpSync(join(checkout, 'katas', name), join(folder, name), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function load() {
  const broken: string[] = [];
  const katas = loadKatas(folder, ({ message }) => broken.push(message));
  return { numbers: katas.map(({ number }) => number), broken, katas };
}

test('katas come in the order of their numbers; other folders are none', () => {
  for (const name of ['notes', '4-one-digit', '51-Capital', '52-']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, '53-a-file'), '');
  expect(load()).toMatchObject({ numbers: ['11', '41'], broken: [] });
});

test.each([
  ['is no JSON', '{ "title": ', 'JSON'],
  ['lacks everything', '{}', 'title'],
  [
    'lets files above the kata be edited',
    '{"edits":["../../src/system/paths.ts"]}',
    'has to stay within the kata’s folder',
  ],
  ['has a word that nobody knows', '{"tittle":"x"}', 'tittle'],
])('a kata.json that %s is told, and the others are there', (_how, text, words) => {
  const file = join(folder, '11-open-the-door/kata.json');
  writeFileSync(file, text);
  const { numbers, broken } = load();
  expect(numbers).toEqual(['41']);
  expect(broken).toHaveLength(1);
  expect(broken[0]).toContain(file);
  expect(broken[0]).toContain(words);
  expect(broken[0]).toMatch(/^next .*git checkout/m);
});

test('a folder without a kata.json is told', () => {
  mkdirSync(join(folder, '51-empty'));
  const { numbers, broken } = load();
  expect(numbers).toEqual(['11', '41']);
  expect(broken[0]).toContain('51-empty');
});

test('a fingerprint follows the content of what may be edited, and nothing else', () => {
  const kata = load().katas[1];
  if (!kata) throw new Error('no kata');
  const before = fingerprint(kata, ownAttempt(kata));
  writeFileSync(join(kata.folder, 'notes.txt'), 'mine');
  expect(fingerprint(kata, ownAttempt(kata))).toBe(before);
  writeFileSync(join(kata.folder, 'setup.ts'), 'export default 1;');
  const changed = fingerprint(kata, ownAttempt(kata));
  expect(changed).not.toBe(before);
  rmSync(join(kata.folder, 'setup.ts'));
  expect(fingerprint(kata, ownAttempt(kata))).not.toBe(changed);
});

test('the reference comes first among the right answers', async () => {
  const kata = loadKatas().find(({ number }) => number === '41');
  if (!kata) throw new Error('no kata');
  const labels = (await rightAnswers(kata)).map(({ label }) => label);
  expect(labels[0]).toBe('right/reference');
  expect(labels.length).toBeGreaterThan(1);
});
