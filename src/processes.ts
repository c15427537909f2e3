import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process named so that its number cannot be mistaken for a later process with the same one. */
export interface ProcessId {
  pid: number;
  /** When it started: clock ticks since boot on Linux, empty where that cannot be read. */
  start: string;
  /** The boot in which both numbers hold: a fingerprint. */
  boot: string;
  /** The machine on which it runs: a fingerprint. */
  machine: string;
}

/** This process. */
export function ownProcess(): ProcessId {
  return identify(process.pid);
}

/** Names a running process. */
export function identify(pid: number): ProcessId {
  return { pid, start: startOf(pid) ?? '', boot: boot(), machine: machine() };
}

/**
 * True while exactly this process runs; a recycled number does not count. A process of another
 * machine counts as running: nobody here can know better.
 */
export function isAlive(id: ProcessId): boolean {
  if (id.machine !== machine()) return true;
  if (id.boot !== boot()) return false;
  try {
    process.kill(id.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return id.start === '' || startOf(id.pid) === id.start;
}

/** `pid.start.boot.machine`: fits into a label's value and a file's name. */
export function writeProcessId({ pid, start, boot, machine }: ProcessId): string {
  return [pid, start, boot, machine].join('.');
}

/** Reads what {@link writeProcessId} wrote; null for anything else. */
export function readProcessId(text: string): ProcessId | null {
  const [, pid, start, boot, machine] = /^(\d+)\.(\d*)\.(\w+)\.(\w+)$/.exec(text) ?? [];
  if (!pid || !boot || !machine) return null;
  return { pid: Number(pid), start: start ?? '', boot, machine };
}

let ownBoot: string | undefined;
let ownMachine: string | undefined;

function boot(): string {
  // Other systems have no boot id in a file; there a restart is told by the start times alone.
  ownBoot ??= fingerprint(read('/proc/sys/kernel/random/boot_id') ?? 'unknown');
  return ownBoot;
}

function machine(): string {
  ownMachine ??= fingerprint(`${read('/etc/machine-id') ?? ''}${hostname()}`);
  return ownMachine;
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
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
