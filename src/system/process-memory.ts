import { readdirSync, readFileSync } from 'node:fs';

/** The most memory that a process has had at once, in bytes; NaN where nothing tells (not on Linux). */
export function peakMemoryOf(pid: number): number {
  return kilobytesIn(`/proc/${pid}/status`, /^VmHWM:\s+(\d+) kB$/m) * 1024;
}

/**
 * The memory that a process and all below it have now, in bytes, each page that several share by its
 * share (proportional set size); NaN where nothing tells (not on Linux).
 */
export function memoryOfTree(pid: number): number {
  const own = kilobytesIn(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+) kB$/m) * 1024;
  // One that has just ended has none.
  const below = childrenOf(pid).map((child) => memoryOfTree(child) || 0);
  return below.reduce((sum, bytes) => sum + bytes, own);
}

function childrenOf(pid: number): number[] {
  const threads = `/proc/${pid}/task`;
  return namesIn(threads).flatMap((thread) =>
    textOf(`${threads}/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

function kilobytesIn(file: string, line: RegExp): number {
  const [, kilobytes] = line.exec(textOf(file)) ?? [];
  return Number(kilobytes ?? NaN);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
