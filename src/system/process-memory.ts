import { readFileSync } from 'node:fs';

/** The most memory that a process has had at once, in bytes; NaN where nothing tells (not on Linux). */
export function peakMemoryOf(pid: number): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(statusOf(pid)) ?? [];
  return Number(kilobytes ?? NaN) * 1024;
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
