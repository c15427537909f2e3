import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../home.ts';
import type { Verdict } from '../verdict/schema.ts';

/** The last verdict on a learner's own attempt at one kata, in short. */
const entry = z.object({
  /** Of the attempt's files, when they were judged. */
  fingerprint: z.string(),
  status: z.enum(['passed', 'failed']),
  passed: z.int(),
  checks: z.int(),
  /** ISO 8601. */
  at: z.string(),
});

const progressFile = z.object({
  version: z.literal(1),
  /** By the kata's name without its number. */
  katas: z.record(z.string(), entry),
});

export type Entry = z.infer<typeof entry>;
export type Progress = z.infer<typeof progressFile>['katas'];

/** The file that keeps a learner's progress in this checkout; git does not see it. */
export const progressPath = join(checkout, '.dojo', 'progress.json');

/** Reads the progress. A file that cannot be read as such counts as none, and is kept aside. */
export function readProgress(path = progressPath): Progress {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return {};
  }
  try {
    return progressFile.parse(JSON.parse(text)).katas;
  } catch {
    renameSync(path, `${path}.unreadable`);
    return {};
  }
}

/** Notes verdicts on the learner's own attempts; one that is an error says nothing about them. */
export function noteVerdicts(
  verdicts: { name: string; verdict: Verdict }[],
  path = progressPath,
): void {
  const katas = { ...readProgress(path) };
  for (const { name, verdict } of verdicts) {
    const { status, fingerprint, checks } = verdict;
    if (status === 'error') continue;
    const passed = checks.filter((check) => check.status === 'passed').length;
    const at = new Date().toISOString();
    katas[name] = { fingerprint, status, passed, checks: checks.length, at };
  }
  write(path, { version: 1, katas });
}

/** In one piece, whatever happens in between: a second terminal never reads half a file. */
function write(path: string, content: z.infer<typeof progressFile>): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(beside, path);
}
