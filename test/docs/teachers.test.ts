// What docs/teachers.md shows of a teacher’s files is read as grading reads it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRoster } from '../../src/grading/intake/students/roster.ts';
import { readRules } from '../../src/grading/rules/rules.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { checkout } from '../../src/system/paths.ts';
import { codeBlocksIn } from '../support/code-blocks.ts';
import { Handed } from '../support/submissions.ts';
import { zipOf } from '../support/zips.ts';

const blocks = codeBlocksIn(readFileSync(join(checkout, 'docs/teachers.md'), 'utf8'));
let handed: Handed;
beforeEach(() => (handed = new Handed()));
afterEach(() => handed.remove());

/** A file with what the page shows in the block that begins like this. */
function shown(beginning: string): string {
  const file = handed.path('../shown');
  writeFileSync(file, blocks.find(({ text }) => text.startsWith(beginning))?.text ?? '');
  return file;
}

test('the class’s list', () => {
  expect(readRoster(shown('name,'))).toEqual([
    expect.objectContaining({ name: 'Ada Lovelace', submitted: '2026-12-01T21:14:00+01:00' }),
    expect.objectContaining({ name: 'Jörg Müßig', id: '1002', file: '*_4711_*' }),
    expect.objectContaining({ name: 'Kim Doe', email: null, file: 'kim-final.zip' }),
  ]);
});

test('the rules: every setting that there is', () => {
  const rules = readRules(shown('{'), loadKatas());
  const settings = Object.keys(JSON.parse(readFileSync(shown('{'), 'utf8')) as object);
  expect(Object.keys(rules).sort()).toEqual(settings.sort());
});

test('what students hand in: each is known by its name', async () => {
  const lines = readFileSync(shown('submissions/'), 'utf8').split('\n').slice(1);
  const entries = lines.flatMap((line) => line.trim().split(/ {2,}/));
  const setup = 'katas/41-call-me-by-name/setup.ts';
  for (const entry of entries.filter((one) => /^\S.*(?:\/|\.\w+)$/.test(one)))
    if (entry.endsWith('.git/')) handed.files(entry, { HEAD: '', 'objects/a': '', 'refs/a': '' });
    else if (entry.endsWith('/')) handed.files(entry, { [setup]: 'mine' });
    else handed.file(entry, zipOf([{ name: setup, content: 'mine' }]));
  const students = (await handed.take()).map(({ student }) => student);
  expect(students).toEqual(['Ada Lovelace', 'bob', 'carol', 'dan', 'eve', 'Fay Wray']);
});
