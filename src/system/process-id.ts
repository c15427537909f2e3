import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
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
  /** The PID namespace in which its number holds; empty where the system has none. */
  namespace: string;
}

/** This process. */
export function ownProcess(): ProcessId {
  return identify(process.pid);
}

/** Names a running process. */
export function identify(pid: number): ProcessId {
  const start = startOf(pid) || '';
  return { pid, start, boot: boot(), machine: machine(), namespace: namespace() };
}

/**
 * True while exactly this process runs; a recycled number does not count. One of another machine or
 * another PID namespace counts as running, and so does one whose start is hidden (`hidepid`): nobody
 * here can know better.
 */
export function isAlive(id: ProcessId): boolean {
  if (id.machine !== machine()) return true;
  if (id.boot !== boot()) return false;
  if (id.namespace !== namespace()) return true;
  if (!exists(id.pid)) return false;
  const start = startOf(id.pid);
  // It is hidden from here, or has ended just now.
  if (start === undefined) return exists(id.pid);
  return id.start === '' ? start !== null : start === id.start;
}

/** `pid.start.boot.machine.namespace`: fits into a label's value and a file's name. */
export function writeProcessId({ pid, start, boot, machine, namespace }: ProcessId): string {
  return [pid, start, boot, machine, namespace].join('.');
}

/** Reads what {@link writeProcessId} wrote, also when it did not know of namespaces; null for anything else. */
export function readProcessId(text: string): ProcessId | null {
  const pattern = /^(\d+)\.(\d*)\.(\w+)\.(\w+)(?:\.(\d*))?$/;
  const [, pid, start = '', boot, machine, space = namespace()] = pattern.exec(text) ?? [];
  if (!pid || !boot || !machine) return null;
  return { pid: Number(pid), start, boot, machine, namespace: space };
}

/** True where {@link writeProcessId} wrote of a process that is gone; never for anything else. */
export function isDead(text: string): boolean {
  const process = readProcessId(text);
  return process !== null && !isAlive(process);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

let ownBoot: string | undefined;
let ownMachine: string | undefined;
let ownNamespace: string | undefined;

function boot(): string {
  // Other systems have no boot id in a file; there a restart is told by the start times alone.
  ownBoot ??= fingerprint(read('/proc/sys/kernel/random/boot_id') ?? 'unknown');
  return ownBoot;
}

function machine(): string {
  ownMachine ??= fingerprint(`${read('/etc/machine-id') ?? ''}${hostname()}`);
  return ownMachine;
}

function namespace(): string {
  ownNamespace ??= /\d+/.exec(link('/proc/self/ns/pid'))?.[0] ?? '';
  return ownNamespace;
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Null for a process that has ended; undefined where it cannot be read. */
function startOf(pid: number): string | null | undefined {
  // The name in the second field may hold spaces and brackets: count from behind the last bracket.
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended; only its parent has not asked yet.
  return fields?.[0] === 'Z' ? null : fields?.[19];
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
