import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CannotJudge } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';

/** A file of a report. */
export interface ReportFile {
  /** Below the folder of the reports, with slashes; never from what was handed in but by a slug. */
  path: string;
  content: string;
}

// So many at once keep a disk busy without opening thousands of files.
const atOnce = 32;

/** Writes files below a folder, each in one piece: whoever reads meanwhile has the old or the new. */
export async function writeFiles(folder: string, files: Iterable<ReportFile>): Promise<number> {
  const waiting = files[Symbol.iterator]();
  const made = new Set<string>();
  let count = 0;
  const work = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      await write(join(folder, next.value.path), next.value.content, made);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return count;
}

async function write(file: string, content: string, made: Set<string>): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  try {
    const folder = dirname(file);
    if (!made.has(folder)) await mkdir(folder, { recursive: true });
    made.add(folder);
    await writeFile(beside, content);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw notWritten(file, error);
  }
}

/** The error for a report that the disk does not take. */
export function notWritten(file: string, error: unknown): CannotJudge {
  return new CannotJudge({
    failed: 'A report could not be written',
    on: file,
    lines: [messageOf(error)],
    next: ['make room, or name another folder with --out; what was judged is not lost'],
  });
}
