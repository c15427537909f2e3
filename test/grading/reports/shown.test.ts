import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadKatas } from '../../../src/katas/load.ts';
import type { GradeSheet, Shown } from '../../../src/grading/model/model.ts';
import { formats } from '../../../src/grading/reports/exporters/index.ts';
import { forStudents } from '../../../src/grading/reports/shown.ts';
import { writeReports } from '../../../src/grading/reports/write.ts';
import { smallSheet } from '../../support/sheets.ts';

const secret = 'only the default network has no names';

const failing = (shown?: Shown): GradeSheet => ({
  ...smallSheet({}, { status: 'failed', message: secret, observed: secret, expected: secret }),
  ...(shown ? { shown } : {}),
});

const checksOf = (sheet: GradeSheet) => sheet.students[0]?.results[0]?.verdict?.checks ?? [];

test.each<[Shown | undefined, boolean, boolean]>([
  [undefined, true, true],
  ['everything', true, true],
  ['checks', true, false],
  ['marks', false, false],
])('%s: names %p, messages %p; teachers see all', async (shown, names, messages) => {
  const out = mkdtempSync(join(tmpdir(), 'docker-dojo-shown-'));
  try {
    const sheet = failing(shown);
    const [name = ''] = checksOf(sheet).map((check) => check.name);
    await writeReports(sheet, { out, katas: loadKatas(), formats, env: {} });
    const read = (path: string) => readFileSync(join(out, path), 'utf8');
    const slug = sheet.students[0]?.slug ?? '';

    const pages = [`feedback/${slug}.html`, `feedback/${slug}.md`].map(read);
    for (const page of pages) {
      expect(page.includes(name)).toBe(names);
      expect(page.includes(secret)).toBe(messages);
    }
    expect(read(`gradescope/${slug}/results.json`).includes(secret)).toBe(messages);
    expect(read('index.html')).toContain(secret);
    expect(read('sheet.json')).toContain(secret);
  } finally {
    rmSync(out, { recursive: true });
  }
});

test('what the machine could not do is told all the same', () => {
  const sheet = smallSheet({}, { status: 'error', message: 'The disk is full' });
  const shown = checksOf(forStudents({ ...sheet, shown: 'marks' }));
  expect(shown.map(({ status, message }) => `${status} ${message}`)).toContain(
    'error The disk is full',
  );
});

test('points and marks are what they were', () => {
  const [before, after] = [failing(), forStudents(failing('marks'))];
  const marks = (sheet: GradeSheet) =>
    sheet.students.map(({ results }) =>
      results.map(({ points, verdict }) => [points, verdict?.checks.map(({ status }) => status)]),
    );
  expect(marks(after)).toEqual(marks(before));
});
