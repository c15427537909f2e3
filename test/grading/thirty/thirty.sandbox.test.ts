import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { GradedStudent, GradeSheet, Result } from '../../../src/grading/model/model.ts';
import { dojo } from '../../support/dojo.ts';
import { leftByEnded } from '../../support/grading/left.ts';
import { describeWithSandboxes, rowOf } from '../../support/grading/small-class.ts';
import { handIn, known, thirty } from '../../support/grading/thirty.ts';
import { kataOf } from '../../support/judging.ts';

describeWithSandboxes('a class of thirty whose sheet is known', () => {
  const root = mkdtempSync(join(tmpdir(), 'docker-dojo-thirty-'));
  const classFolder = join(root, 'class');
  const pupils = thirty(['41', '61'].map(kataOf));

  beforeAll(async () => {
    mkdirSync(classFolder);
    handIn(classFolder, await pupils);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const grade = async (name: string, jobs: string) => {
    const out = join(root, name);
    const words = ['--katas', '41', '61', '--out', out, '--jobs', jobs];
    const { exitCode, all } = await dojo(['grade', classFolder, ...words]);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    return sheetOf(name);
  };
  const sheetOf = (name: string): GradeSheet =>
    JSON.parse(readFileSync(join(root, name, 'sheet.json'), 'utf8')) as GradeSheet;

  test('has that sheet, in sheet.json and in grades.csv', async () => {
    const sheet = await grade('first', '2');
    const wanted = (await pupils).map(({ student, works }) => ({
      ...{ student, results: works.map(known) },
    }));
    expect(sheet.students.map(told)).toEqual(wanted);

    const csv = readFileSync(join(root, 'first', 'grades.csv'), 'utf8');
    const rows = parse<Record<string, string>>(csv, { columns: true, bom: true });
    const total = ({ results }: (typeof wanted)[number]) =>
      results.reduce((sum, { points }) => sum + points, 0);
    expect(rows.map((row) => Number(row['total']))).toEqual(wanted.map(total));
    expect(await leftByEnded()).toEqual([]);
  });

  test('has the same sheet when it is graded again, one after the other', async () => {
    const again = await grade('again', '1');
    expect(again.students.map(rowOf)).toEqual(sheetOf('first').students.map(rowOf));
    expect(await leftByEnded()).toEqual([]);
  });
});

function told({ student, results }: GradedStudent) {
  return { student, results: results.map(resultOf) };
}

function resultOf({ kata, verdict, points }: Result) {
  const missed = verdict?.checks.find(({ status }) => status !== 'passed')?.name ?? null;
  return { kata, status: verdict?.status ?? 'nothing', points, missed };
}
