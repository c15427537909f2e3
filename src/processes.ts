import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process named so that its number cannot be mistaken for a later process with the same one. */
export interface ProcessId {
  pid: number;
  /** When it started: clock ticks since boot on Linux, empty where that cannot be read. */
  start: string;
  /** The boot in which both numbers hold. */
  boot: string;
}

/** This process. */
export function ownProcess(): ProcessId {
  return identify(process.pid);
}

/** Names a running process. */
export function identify(pid: number): ProcessId {
  return { pid, start: startOf(pid) ?? '', boot: bootId() };
}

/** True while exactly this process runs; a recycled number does not count. */
export function isAlive({ pid, start, boot }: ProcessId): boolean {
  if (boot !== bootId()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return start === '' || startOf(pid) === start;
}

/** `pid.start.boot`: fits into a label's value. */
export function writeProcessId({ pid, start, boot }: ProcessId): string {
  return [pid, start, boot].join('.');
}

/** Reads what {@link writeProcessId} wrote; null for anything else. */
export function readProcessId(text: string): ProcessId | null {
  const [, pid, start, boot] = /^(\d+)\.(\d*)\.(.+)$/.exec(text) ?? [];
  return pid ? { pid: Number(pid), start: start ?? '', boot: boot ?? '' } : null;
}

let boot: string | undefined;

function bootId(): string {
  // Other systems have no boot id in a file; there the host's name stands in for it.
  boot ??= read('/proc/sys/kernel/random/boot_id')?.trim() ?? hostname();
  return boot;
}

function startOf(pid: number): string | undefined {
  // The name in the second field may hold spaces and brackets: count from behind the last bracket.
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended; only its parent has not asked yet.
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
