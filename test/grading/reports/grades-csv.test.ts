import { parse } from 'csv-parse/sync';
import { gradesCsv } from '../../../src/grading/reports/grades-csv.ts';
import { hostileSheet } from '../../support/hostile.ts';
import { makeSheet, smallSheet } from '../../support/sheets.ts';

const rowsOf = (text: string) => parse(text, { bom: true });

test('a row a student, a column a kata, with totals and remarks', () => {
  const sheet = makeSheet({ students: 12 });
  const [header, ...rows] = rowsOf(gradesCsv(sheet));
  expect(header).toEqual([
    ...['student', 'id'],
    ...sheet.katas.map(({ folderName }) => folderName),
    ...['total', 'of', 'handed in', 'remarks'],
  ]);
  expect(rows).toHaveLength(12);
  const worth = sheet.katas.reduce((sum, kata) => sum + kata.points, 0);
  for (const [index, row] of rows.entries()) {
    const points = row.slice(2, -4).map(Number);
    expect(row[0]).toBe(sheet.students[index]?.student);
    expect(Number(row.at(-4))).toBeCloseTo(points.reduce((sum, one) => sum + one, 0));
    expect(row.at(-3)).toBe(String(worth));
  }
});

test('what could not be judged is an empty cell, and named; nothing handed in is nought', () => {
  const sheet = smallSheet({}, { status: 'error', message: 'the disk is full' });
  const [, row] = rowsOf(gradesCsv(sheet));
  expect(row?.[2]).toBe('');
  expect(row?.at(-1)).toBe(`${sheet.katas[0]?.number} could not be judged`);
  const result = {
    kata: sheet.katas[0]?.folderName ?? '',
    verdict: null,
    points: 0,
    reused: false,
  };
  const [, nothing] = rowsOf(gradesCsv(smallSheet({ results: [result] })));
  expect(nothing?.[2]).toBe('0');
});

test('no cell is a formula, breaks its row, or commands a CI', () => {
  const sheet = hostileSheet();
  const text = gradesCsv(sheet);
  const rows = rowsOf(text);
  expect(rows).toHaveLength(sheet.students.length + 1);
  expect(text.trimEnd().split('\n')).toHaveLength(rows.length);
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  expect(text).not.toMatch(/^\s*::|##\[|##vso\[/m);
});

test('other than plain letters are marked as UTF-8, which Excel asks for', () => {
  expect(gradesCsv(smallSheet())).toMatch(/^student/);
  expect(gradesCsv(smallSheet({ student: 'Zoë' }))).toMatch(/^\ufeffstudent/);
});
