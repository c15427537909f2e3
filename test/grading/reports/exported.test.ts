import { exportedFiles } from '../../../src/grading/reports/exported.ts';
import { exporters } from '../../../src/grading/reports/exporters/index.ts';
import { smallSheet } from '../../support/sheets.ts';

const one = () => {
  const sheet = smallSheet();
  return { ...sheet, students: sheet.students.slice(0, 1) };
};
const taken = new Set(['grades.csv']);
const options = { katas: [], roster: [], env: {}, formats: ['gradescope' as const], taken };

test('the file of one student and one format lies in the folder itself as well', () => {
  const files = [...exportedFiles(one(), { ...options, tell: () => undefined })];
  expect(files.map(({ path }) => path)).toContain('results.json');
});

test('no format replaces a report', () => {
  const before = exporters.gradescope.export;
  exporters.gradescope.export = () => [{ path: 'ada/grades.csv', content: '' }];
  try {
    expect(() => [...exportedFiles(one(), { ...options, tell: () => undefined })]).toThrow(
      'cannot call a file grades.csv',
    );
  } finally {
    exporters.gradescope.export = before;
  }
});

test('what a format has to tell is told once, with its name', () => {
  const told: string[] = [];
  const before = exporters.gradescope.export;
  exporters.gradescope.export = (_sheet, { tell }) => {
    tell('no ids');
    tell('no ids');
    return [];
  };
  try {
    expect([...exportedFiles(one(), { ...options, tell: (words) => told.push(words) })]).toEqual(
      [],
    );
  } finally {
    exporters.gradescope.export = before;
  }
  expect(told).toEqual(['gradescope: no ids']);
});
