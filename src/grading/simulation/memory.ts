import { globSync, readFileSync } from 'node:fs';
import { peakMemoryOf } from '../../system/process-memory.ts';

/** The most memory that a process, or one that it has started, has had at once, in bytes; Linux tells. */
export function mostMemoryOf(pid: number): number {
  // One that has just ended tells nothing any more.
  return Math.max(peakMemoryOf(pid) || 0, ...childrenOf(pid).map(mostMemoryOf));
}

function childrenOf(pid: number): number[] {
  return globSync(`/proc/${pid}/task/*/children`).flatMap((file) =>
    contentOf(file).split(' ').filter(Boolean).map(Number),
  );
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
