// The sample class of docs/teachers.md, graded as the page says, and held against what the page shows.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GradeSheet } from '../../../src/grading/model/model.ts';
import { sameFiles } from '../../../src/grading/reports/figures/shared.ts';
import { knownFingerprints } from '../../../src/grading/reports/known-files.ts';
import { loadKatas } from '../../../src/katas/load.ts';
import { checkout } from '../../../src/system/paths.ts';
import { dojo } from '../../support/dojo.ts';
import { sampleCommand } from '../../support/sample-class.ts';

const page = readFileSync(join(checkout, 'docs/teachers.md'), 'utf8');

/** The block of the page behind `<!-- sample: … -->`. */
function shown(name: string): string {
  const [, behind = ''] = page.split(`<!-- sample: ${name} -->\n`);
  return (
    /^\n<!-- tested by: .* -->\n\n```\w*\n([^]*?\n)```\n/.exec(behind)?.[1] ??
    `the page does not show ${name}`
  );
}

/** What is printed, but for the order in which two sandboxes end, the time that is left, and places. */
function printed(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('sandbox '))
    .map((line) => line.replace(/^ +\d of 7/, '').replace(/ {2}(?:about|less than).* left$/, ''))
    .map((line) => line.replace(/^(report {2}).*\//, '$1'))
    .sort();
}

let out = '';
let graded: { exitCode?: number; all: string };
const written = (name: string) => readFileSync(join(out, name), 'utf8');

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'docker-dojo-sample-'));
  // Its work is our own. A sandbox would be prepared for longer than the class takes.
  const more = ['--format', 'moodle', 'canvas', '--out', out, '--trust-submissions'];
  graded = await dojo(['grade', ...sampleCommand, ...more]);
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

test('the page has the command that is tried here', () => {
  const command = `npm run grade -- ${sampleCommand.join(' ')} --format moodle canvas --out `;
  expect(shown('command').replaceAll(/ \\\n +/g, ' ')).toBe(`${command}graded/sample\n`);
});

test('it prints what the page shows', () => {
  expect(printed(graded.all)).toEqual(printed(shown('output')));
  expect(graded.exitCode).toBe(0);
});

test.each(['grades.csv', 'canvas/canvas.csv'])('%s is as the page shows it', (name) => {
  expect(written(name)).toBe(shown(name));
});

test('Moodle’s file has the same marks', () => {
  const rows = written('moodle/moodle.csv').split('\n').slice(1, -1);
  expect(rows.map((row) => row.split(',').slice(0, 4).join(','))).toEqual([
    ...['Ada Lovelace,1001,ada@example.org,25', 'Ben Okafor,1002,ben@example.org,5'],
    ...['Chiara Rossi,1003,chiara@example.org,10', 'Dilan Kaya,1004,dilan@example.org,20'],
    ...['Eva Nowak,1005,eva@example.org,25', 'Finn Larsen,1006,finn@example.org,10'],
    'Greta Weber,1007,greta@example.org,0',
  ]);
});

test('the same files are those that the page names', () => {
  const sheet = JSON.parse(written('sheet.json')) as GradeSheet;
  const katas = new Map(loadKatas().map((kata) => [kata.folderName, knownFingerprints(kata)]));
  const same = sameFiles(sheet, (name) => katas.get(name) ?? new Set());
  const lines = same.map(({ kata, students }) => {
    return `${kata.number}  ${students.map(({ student }) => student).join(', ')}\n`;
  });
  expect(lines.join('')).toBe(shown('same files'));
});

test('a file that cannot be read fails, with its line, and is no error', () => {
  const verdict = JSON.parse(written('verdicts/finn-larsen/11-open-the-door.json')) as {
    status: string;
    checks: { message: string }[];
  };
  expect(verdict.status).toBe('failed');
  expect(verdict.checks[0]?.message).toMatch(/setup\.ts:13\n.*SyntaxError/);
});

test('the name inside a file counts for nothing', () => {
  const sheet = JSON.parse(written('sheet.json')) as GradeSheet;
  const ids = sheet.students.map(({ student, id }) => `${id} ${student}`);
  expect(ids.filter((one) => /Ada|Chiara/.test(one))).toEqual([
    '1001 Ada Lovelace',
    '1003 Chiara Rossi',
  ]);
});
