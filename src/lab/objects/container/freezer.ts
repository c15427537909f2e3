import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotJudge } from '../../../errors/errors.ts';
import { waitFor } from '../../../system/wait-for.ts';
import type { SandboxInfo } from '../../run/sandbox.ts';

let count = 0;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Freezes a container of a sandbox from outside; null where it has ended. While its processes are
 * looked for the whole sandbox is frozen, so that none is missed, whatever they fork; then only they
 * are, and whoever would start something in the container for the engine.
 * @param first its first process, as the engine numbers it
 */
export async function freezeApart(
  place: SandboxInfo,
  first: number,
): Promise<{ letGo: () => Promise<boolean> } | null> {
  const all = place.freezer;
  const group = join(all, `still-${process.pid}-${(count += 1)}`);
  // One after the other: each has the whole sandbox stand.
  const freezing = turn.then(() => freeze(place, first, group));
  turn = freezing.catch(() => undefined);
  try {
    const tree = await freezing;
    if (tree === null) return null;
    const letGo = async () => {
      const stood = isFrozen(group) && !processesIn(place).some((one) => one.tree === tree);
      await dissolve(group, all);
      return stood;
    };
    return { letGo };
  } catch (error) {
    await dissolve(group, all);
    throw error;
  }
}

/** Resolves to whose files the processes see that stand now. */
async function freeze(place: SandboxInfo, number: number, group: string): Promise<string | null> {
  await setFrozen(place.freezer, true);
  try {
    const processes = processesIn(place);
    const first = processes.find(({ inside }) => inside === number);
    if (!first) return null;
    await mkdir(group);
    await setFrozen(group, true);
    for (const one of processes.filter((process) => belongs(process, first, processes)))
      await writeFile(join(group, 'cgroup.procs'), String(one.pid));
    return first.tree;
  } finally {
    await setFrozen(place.freezer, false);
  }
}

/** Thaws a sandbox with all that stands in it: what is frozen could not even end. */
export async function thawAll(folder: string): Promise<void> {
  for (const name of namesIn(folder).filter((one) => one.startsWith('still-')))
    await dissolve(join(folder, name), folder).catch(() => undefined);
  await setFrozen(folder, false).catch(() => undefined);
}

interface Process {
  /** As this machine numbers it. */
  pid: number;
  parent: number;
  /** As the sandbox numbers it. */
  inside: number;
  /** Whose file tree it sees: each container has one of its own. */
  tree: string;
}

/** A container’s processes see its files; those that the engine is just starting in it do not yet. */
function belongs(process: Process, first: Process, processes: Process[]): boolean {
  // The first process’s parent is the container’s own helper of the engine (its shim).
  if (process.tree === first.tree || process.pid === first.parent) return true;
  const parent = processes.find(({ pid }) => pid === process.parent);
  return parent !== undefined && belongs(parent, first, processes);
}

/** Every process of a sandbox but for those that stand still. */
function processesIn({ freezer, pid: top }: SandboxInfo): Process[] {
  const depth = numbersOf(read(`/proc/${top}/status`), 'NSpid').length - 1;
  const pids = read(join(freezer, 'cgroup.procs')).split('\n').filter(Boolean).map(Number);
  return pids.flatMap((pid) => {
    try {
      const status = read(`/proc/${pid}/status`);
      const [parent = 0] = numbersOf(status, 'PPid');
      const inside = numbersOf(status, 'NSpid')[depth] ?? 0;
      return [{ pid, parent, inside, tree: readlinkSync(`/proc/${pid}/ns/mnt`) }];
    } catch {
      // It has ended.
      return [];
    }
  });
}

function numbersOf(status: string, field: string): number[] {
  const [, numbers = ''] = new RegExp(`^${field}:(.*)$`, 'm').exec(status) ?? [];
  return numbers.trim().split(/\s+/).map(Number);
}

/** Has what is in a group go on, where the rest of the sandbox is. */
async function dissolve(group: string, all: string): Promise<void> {
  if (!existsSync(group)) return;
  await setFrozen(group, false);
  const empty = await waitFor(
    async () => {
      const pids = (await readFile(join(group, 'cgroup.procs'), 'utf8').catch(() => '')).split(
        '\n',
      );
      for (const pid of pids.filter(Boolean))
        await writeFile(join(all, 'cgroup.procs'), pid).catch(() => undefined);
      return rmdir(group).then(
        () => true,
        () => (existsSync(group) ? undefined : true),
      );
    },
    { withinMs: 5000, everyMs: 5 },
  );
  if (!empty) throw troubled('could not be let go again');
}

/** Both versions of control groups: `cgroup.freeze`, and `freezer.state` before it. */
async function setFrozen(folder: string, frozen: boolean): Promise<void> {
  const file = join(folder, 'cgroup.freeze');
  if (existsSync(file)) await writeFile(file, frozen ? '1' : '0');
  else await writeFile(join(folder, 'freezer.state'), frozen ? 'FROZEN' : 'THAWED');
  if (!frozen) return;
  const stands = () => isFrozen(folder) || undefined;
  if (!(await waitFor(stands, { withinMs: 5000, everyMs: 1 })))
    throw troubled('did not stand still within 5 s');
}

function isFrozen(folder: string): boolean {
  const events = join(folder, 'cgroup.events');
  if (existsSync(events)) return /^frozen 1$/m.test(read(events));
  return read(join(folder, 'freezer.state')).trim() === 'FROZEN';
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

function troubled(what: string): CannotJudge {
  return new CannotJudge({ failed: `The processes of a sandbox ${what}` });
}
