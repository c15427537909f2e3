import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { alone } from '../system/file-lock.ts';
import { CannotJudge } from '../errors/errors.ts';
import { isAlive, ownProcess, readProcessId, writeProcessId } from '../system/process-id.ts';

/**
 * Takes the folder of a grading for this process: two that wrote into one would mix their records.
 * One that was killed has it no more. Returns how to give it back.
 */
export async function claimOut(out: string): Promise<() => void> {
  await mkdir(out, { recursive: true });
  const file = join(out, '.grading');
  const own = writeProcessId(ownProcess());
  await alone(out, () => {
    const owner = readProcessId(contentOf(file));
    if (owner && isAlive(owner)) throw inUse(out, owner.pid);
    writeFileSync(file, own);
    return Promise.resolve();
  });
  return () => {
    if (contentOf(file) === own) rmSync(file, { force: true });
  };
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function inUse(out: string, pid: number): CannotJudge {
  return new CannotJudge({
    failed: 'Another grading is writing to this folder',
    on: out,
    lines: [`process ${pid}`],
    next: ['wait until it has ended, or name another folder: --out <folder>'],
  });
}
