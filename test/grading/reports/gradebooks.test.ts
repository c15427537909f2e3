// Marks in one go: what Moodle’s and Canvas’s gradebooks import.
import { parse } from 'csv-parse/sync';
import { exporters } from '../../../src/grading/reports/exporters/index.ts';
import type { GradedStudent, GradeSheet } from '../../../src/grading/model/model.ts';
import type { RosterRow } from '../../../src/grading/intake/students/roster.ts';
import { hostileSheet } from '../../support/hostile.ts';
import { makeSheet, rosterFor, smallSheet } from '../../support/sheets.ts';

const gradebooks = ['moodle', 'canvas'] as const;

function exported(
  format: (typeof gradebooks)[number],
  sheet: GradeSheet,
  roster = rosterFor(sheet),
  env: NodeJS.ProcessEnv = {},
) {
  const told: string[] = [];
  const tell = (words: string) => void told.push(words);
  const context = { kata: () => undefined, roster, env, tell };
  const [file, ...others] = exporters[format].export(sheet, context);
  expect(others).toEqual([]);
  const content = file?.content ?? '';
  return { file, content, told, rows: parse(content, { bom: true }) };
}

/** A sheet of one student a name, with ids 1, 2 …, and what is different of each. */
function sheetOf(...students: Partial<GradedStudent>[]): GradeSheet {
  const sheet = smallSheet();
  return {
    ...sheet,
    students: students.flatMap((own, index) =>
      sheet.students.map((one) => ({ ...one, id: `${index + 1}`, slug: `s-${index + 1}`, ...own })),
    ),
  };
}

const inError = () => smallSheet({}, { status: 'error', message: 'x' }).students[0]?.results ?? [];
const row = (own: Partial<RosterRow>): RosterRow => ({
  ...{ name: 'Ada Aalto', id: null, email: null, file: null, submitted: null },
  ...{ login: null, section: null, ...own },
});

describe.each(gradebooks)('%s', (format) => {
  test('a row a student, with numbers that have a decimal point', () => {
    const sheet = makeSheet({ students: 40, seed: 5 });
    const { rows, file } = exported(format, sheet);
    expect(file?.path).toBe(`${format}.csv`);
    const at = rows[0]?.indexOf('Docker katas') ?? -1;
    const marks = rows.slice(1).flatMap((one) => one[at] ?? []);
    expect(marks.length).toBeGreaterThan(35);
    for (const mark of marks) expect(mark).toMatch(/^(?:\d+(?:\.\d+)?|-|)$/);
    expect(marks.some((mark) => mark.includes('.'))).toBe(true);
  });

  test('what could not be judged is no mark, and never nought', () => {
    const { rows, told } = exported(format, sheetOf({ results: inError() }));
    const at = rows[0]?.indexOf('Docker katas') ?? -1;
    expect(rows.at(-1)?.[at]).toBe(format === 'moodle' ? '-' : '');
    expect(told).toEqual([expect.stringContaining('Ada Aalto has no mark')]);
  });

  test('one who is missing is in the file, and named', () => {
    const missing = { kind: 'missing' as const, kata: null, text: 'on the roster' };
    const nothing = smallSheet()
      .students.flatMap(({ results }) => results)
      .map((one) => ({ ...one, verdict: null, points: 0 }));
    const sheet = sheetOf({ remarks: [missing], results: nothing });
    const { rows, told } = exported(format, sheet);
    expect(rows.at(-1)).toContain('0');
    expect(told).toEqual(['nothing came from Ada Aalto: 0 points']);
  });

  test('who is not on the roster is left out, and named', () => {
    const unknown = { kind: 'unknown' as const, kata: null, text: 'fits no row' };
    const sheet = sheetOf({}, { student: 'Mallory', id: null, remarks: [unknown] });
    // With a row of that name, which another submission would have been for.
    const roster = [row({ id: '1', email: 'a' }), row({ name: 'Mallory', email: 'm' })];
    const { content, told } = exported(format, sheet, roster);
    expect(content).not.toContain('Mallory');
    expect(content).toContain('Ada Aalto');
    expect(told).toEqual(['Mallory is left out: not on the roster']);
  });

  test('two submissions of one student: neither is taken for the mark', () => {
    const { rows, told } = exported(format, sheetOf({}, { id: '1' }, { student: 'Bob' }), [
      ...[row({ id: '1', email: 'a' }), row({ name: 'Bob', id: '3', email: 'b' })],
    ]);
    expect(rows.flat()).not.toContain('Ada Aalto');
    expect(rows.flat()).toContain('Bob');
    expect(told).toEqual(Array(2).fill(expect.stringContaining('2 submissions for one row')));
  });

  test('two of one name and without ids: neither', () => {
    const { told } = exported(format, sheetOf({ id: null }), [row({}), row({})]);
    expect(told).toContainEqual(expect.stringContaining('several rows of the roster'));
  });

  test('without a roster there is no file, and the teacher is told', () => {
    const { file, told } = exported(format, sheetOf({}), []);
    expect(file).toBeUndefined();
    expect(told).toEqual([expect.stringContaining('--roster')]);
  });

  test('no cell is a formula, breaks its row, or commands a CI', () => {
    const sheet = hostileSheet();
    const { content, rows } = exported(format, sheet);
    expect(rows.length).toBeGreaterThan(sheet.students.length / 2);
    expect(content.trimEnd().split('\n')).toHaveLength(rows.length);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠](?!$)/);
    expect(content).not.toMatch(/^\s*::|##\[|##vso\[/m);
  });

  test('the teacher says what the gradebook calls it', () => {
    const { rows } = exported(format, sheetOf({}), undefined, { ASSIGNMENT: 'Lab 3 (4711)' });
    expect(rows[0]).toContain('Lab 3 (4711)');
  });
});

describe('moodle', () => {
  const header = (roster: RosterRow[]) => {
    const sheet = sheetOf(...roster.map(({ name, id }) => ({ student: name, id })));
    const { rows, told } = exported('moodle', sheet, roster);
    return { columns: rows[0], students: rows.slice(1).map(([name]) => name), told };
  };

  test('identifiers that everybody has; a row without one would be taken for the one above', () => {
    const ada = row({ id: '1', email: 'ada@example.org' });
    const bob = row({ name: 'Bob', id: '2' });
    expect(header([ada, bob])).toEqual({
      columns: ['Student', 'ID number', 'Docker katas', 'Feedback'],
      ...{ students: ['Ada Aalto', 'Bob'], told: [] },
    });
    const carol = row({ name: 'Carol', email: 'c@example.org' });
    expect(header([ada, bob, carol])).toEqual({
      columns: ['Student', 'ID number', 'Docker katas', 'Feedback'],
      students: ['Ada Aalto', 'Bob'],
      told: ['Carol is left out: no ID number of their own'],
    });
  });

  test('an email of two finds neither', () => {
    const one = { email: 'lab@example.org' };
    const all = header([row({ id: '1', ...one }), row({ name: 'Bob', id: '2', ...one })]);
    expect(all.columns).toEqual(['Student', 'ID number', 'Docker katas', 'Feedback']);
    const two = header([row(one), row({ name: 'Bob', ...one })]);
    expect(two).toMatchObject({ students: [], told: [expect.stringContaining('no file')] });
  });

  test('the feedback says how the points came, and nothing that a student has written', () => {
    const foreign = { kind: 'foreign' as const, kata: null, text: '<b>mine</b> was left out' };
    const { rows } = exported('moodle', sheetOf({ remarks: [foreign] }));
    expect(rows[1]?.at(-1)).toBe('11 Open the door: 5 of 5 points. All 2 checks passed.');
  });
});

describe('canvas', () => {
  test('its columns in its order, what it is worth, then the students', () => {
    const roster = [
      row({ id: '1', login: 'ada', email: 'ada@example.org', section: 'A' }),
      row({ name: 'Bob', id: '2', email: 'bob@example.org' }),
      row({ name: 'Carol', id: '3' }),
    ];
    const sheet = sheetOf({}, { student: 'Bob' }, { student: 'Carol' });
    expect(exported('canvas', sheet, roster).rows).toEqual([
      ['Student', 'ID', 'SIS Login ID', 'Section', 'Docker katas'],
      ['    Points Possible', '', '', '', '5'],
      ['Ada Aalto', '', 'ada', 'A', '5'],
      ['Bob', '', 'bob@example.org', '', '5'],
      ['Carol', '', '3', '', '5'],
    ]);
  });

  test('nobody is called as its row of points', () => {
    const { rows } = exported('canvas', sheetOf({ student: ' Points Possible' }));
    expect(rows.filter(([first = '']) => first.includes('Points Possible'))).toHaveLength(1);
    expect(rows).toHaveLength(3);
  });
});
