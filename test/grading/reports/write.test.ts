import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKatas } from '../../../src/katas/load.ts';
import { UsageError } from '../../../src/errors/errors.ts';
import { publishedSheetSchema } from '../../../src/grading/model/json-schema.ts';
import { readSheet } from '../../../src/grading/model/read.ts';
import { formats } from '../../../src/grading/reports/exporters/index.ts';
import { writeReports } from '../../../src/grading/reports/write.ts';
import type { GradeSheet } from '../../../src/grading/model/model.ts';
import { checkout } from '../../../src/system/paths.ts';
import { verdict } from '../../../src/judge/verdict.ts';
import { hostileSheet } from '../../support/hostile.ts';
import { makeSheet, rosterFor, smallSheet } from '../../support/sheets.ts';

let out = '';
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'docker-dojo-reports-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

const katas = loadKatas();
const write = (sheet: GradeSheet, chosen = formats, env: NodeJS.ProcessEnv = {}) =>
  writeReports(sheet, { out, katas, formats: chosen, roster: rosterFor(sheet), env });
const read = (path: string) => readFileSync(join(out, path), 'utf8');
const all = () =>
  readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test('everything is written, and the sheet is read again as it was', async () => {
  const sheet = makeSheet({ students: 3 });
  const { index, files } = await write(sheet);
  expect(index).toBe(join(out, 'index.html'));
  expect(all()).toHaveLength(files);
  expect(readdirSync(out).sort()).toEqual(
    [
      ...formats,
      'feedback',
      'grades.csv',
      'index.html',
      'junit.xml',
      'sheet.json',
      'verdicts',
    ].sort(),
  );
  expect(await readSheet(out)).toEqual(sheet);
  for (const { slug, results } of sheet.students)
    for (const result of results.filter((one) => one.verdict))
      expect(verdict.parse(JSON.parse(read(`verdicts/${slug}/${result.kata}.json`)))).toEqual(
        result.verdict,
      );
});

test('twice the same', async () => {
  const contents = () =>
    all().map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'utf8')]);
  await write(makeSheet({ students: 2 }));
  const first = contents();
  await write(makeSheet({ students: 2 }));
  expect(contents()).toEqual(first);
});

test('a hostile class is kept as it is, in files that are called by slugs', async () => {
  const sheet = hostileSheet();
  await write(sheet);
  expect(await readSheet(out)).toEqual(sheet);
  for (const { name } of all()) expect(name).toMatch(/^[a-z0-9-]+\.(?:json|html|md|csv|xml)$/);
  // Nothing that is printed in a job's log is obeyed there, whichever file it is.
  for (const { parentPath, name } of all())
    expect(readFileSync(join(parentPath, name), 'utf8')).not.toMatch(
      /^\s*::|##(?:vso|teamcity)?\[/m,
    );
});

test('one submission and one format: the file stands where the other program looks', async () => {
  await write(smallSheet(), ['gradescope']);
  expect(read('results.json')).toBe(read('gradescope/ada-aalto/results.json'));
});

test('in a job of GitHub Actions the summary is handed over', async () => {
  const GITHUB_STEP_SUMMARY = join(out, 'summary');
  writeFileSync(GITHUB_STEP_SUMMARY, 'before\n');
  await write(smallSheet(), ['github'], { GITHUB_STEP_SUMMARY });
  expect(read('summary')).toBe(`before\n${read('github/step-summary.md')}`);
});

test.each(['../up', '/etc/passwd', 'a/b', '', 'A', 'a.b', 'a\nb'])(
  'a slug of %j writes nothing',
  async (slug) => {
    await expect(write(smallSheet({ slug }))).rejects.toThrow();
    expect(all()).toEqual([]);
  },
);

test('two students with one slug write nothing', async () => {
  const sheet = smallSheet();
  await expect(
    write({ ...sheet, students: [...sheet.students, ...sheet.students] }),
  ).rejects.toThrow('one slug');
});

test('a folder that takes no files is an error that names it', async () => {
  writeFileSync(join(out, 'feedback'), 'a file of somebody’s');
  await expect(write(smallSheet(), [])).rejects.toThrow(
    /A report could not be written\non +.*feedback/,
  );
});

test.each([
  ['no sheet', null, 'sheet.json'],
  ['no JSON', '{', 'JSON'],
  ['another version', JSON.stringify({ ...smallSheet(), version: 2 }), 'version'],
  ['something more', JSON.stringify({ ...smallSheet(), more: 1 }), 'more'],
])('%s is an error that says where', async (_name, content, words) => {
  if (content !== null) writeFileSync(join(out, 'sheet.json'), content);
  const reading = readSheet(out);
  await expect(reading).rejects.toBeInstanceOf(UsageError);
  await expect(reading).rejects.toThrow(words);
});

test('the published schema is the current one', () => {
  // When it is not: npm run dojo -- schema --write
  expect(readFileSync(join(checkout, 'docs/sheet.schema.json'), 'utf8')).toBe(
    publishedSheetSchema(),
  );
});
