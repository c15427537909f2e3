import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How often the submissions of a grading have a verdict. */
export interface Rows {
  /** Students of the sheet with a verdict on what they handed in. */
  judged: number;
  /** Students without one, or whose submission could not be judged. */
  lost: number;
  /** Verdicts in the record beyond the first of a submission. */
  twice: number;
}

interface Sheet {
  students: { results: { verdict: { status: string } | null }[] }[];
}

/** Counts what a grading has written into its folder. */
export function countRows(out: string): Rows {
  const sheet = JSON.parse(readFileSync(join(out, 'sheet.json'), 'utf8')) as Sheet;
  const judged = sheet.students.filter(({ results }) =>
    results.some(({ verdict }) => verdict !== null && verdict.status !== 'error'),
  ).length;
  const record = readFileSync(join(out, 'record.jsonl'), 'utf8').split('\n').filter(Boolean);
  const students = record.map((line) => (JSON.parse(line) as { student: string }).student);
  return {
    judged,
    lost: sheet.students.length - judged,
    twice: students.length - new Set(students).size,
  };
}
