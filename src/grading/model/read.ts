import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';
import type { GradeSheet } from './model.ts';
import { gradeSheet } from './schema.ts';

/**
 * The sheet of an earlier grading, from the folder that its reports were written to. It may have
 * been anywhere since: a sheet that is none, or none any more, is an error that says where.
 */
export async function readSheet(folder: string): Promise<GradeSheet> {
  const file = join(folder, 'sheet.json');
  const read = z.safeParse(gradeSheet, await contentOf(file));
  if (read.success) return read.data;
  throw noSheet(file, z.prettifyError(read.error).split('\n').slice(0, 8));
}

async function contentOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw noSheet(file, [messageOf(error)]);
  }
}

function noSheet(file: string, lines: string[]): UsageError {
  return new UsageError({
    failed: 'An earlier sheet cannot be read',
    on: file,
    lines,
    next: ['name the folder that an earlier grading wrote its reports to'],
  });
}
