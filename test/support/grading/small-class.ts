import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GradedStudent, GradeSheet } from '../../../src/grading/model/model.ts';
import { missingProtection } from '../../../src/grading/sandbox/requirements.ts';
import { checkout } from '../../../src/system/paths.ts';
import { silently } from '../../../src/system/steps.ts';
import { describeUnless } from '../describe-unless.ts';

const missing = await missingProtection(silently);

/** As `describe`, for tests that make sandboxes; skipped, it says why. */
export function describeWithSandboxes(name: string, define: () => void): void {
  describeUnless(missing.join('; ') || null, name, define);
}

export const kata = '41-call-me-by-name';

/** What students hand in for kata 41. */
export const works = {
  right: join(checkout, 'solutions', kata, 'reference'),
  another: join(checkout, 'solutions', kata, 'by-alias'),
  wrong: join(checkout, 'test/wrong-answers', kata, 'default-bridge'),
} as const;

/** A class with a folder for each student, and folders for what its gradings write. */
export class SmallClass {
  readonly root = mkdtempSync(join(tmpdir(), 'docker-dojo-small-class-'));
  readonly folder = join(this.root, 'class');

  constructor(students: Record<string, keyof typeof works>) {
    mkdirSync(this.folder);
    for (const [student, work] of Object.entries(students)) this.handIn(student, work);
  }

  handIn(student: string, work: keyof typeof works, name = kata): string {
    const folder = join(this.folder, student, 'katas', name);
    mkdirSync(folder, { recursive: true });
    cpSync(join(works[work], 'setup.ts'), join(folder, 'setup.ts'));
    return join(this.folder, student);
  }

  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }

  sheet(out: string): GradeSheet {
    return JSON.parse(readFileSync(this.path(out, 'sheet.json'), 'utf8')) as GradeSheet;
  }

  /** The lines of a grading’s record: a verdict each. */
  record(out: string): { student: string; edition: string }[] {
    const text = readFileSync(this.path(out, 'record.jsonl'), 'utf8');
    const lines = text.split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as { student: string; edition: string });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A student’s row, less all that differs from one judging to the next. */
export function rowOf(student: GradedStudent | undefined) {
  return student?.results.map(({ kata: name, points, verdict }) => ({
    ...{ name, points, status: verdict?.status, attempt: verdict?.attempt },
    checks: verdict?.checks.map((check) => `${check.status} ${check.name}`),
  }));
}

export function studentOf(sheet: GradeSheet, name: string): GradedStudent | undefined {
  return sheet.students.find(({ student }) => student === name);
}
