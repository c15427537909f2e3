import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../../errors/messages.ts';
import { waitFor } from '../../system/wait-for.ts';

/** What one submission may take of the machine, whatever it starts. */
export interface Limits {
  /** Threads and processes. */
  processes: number;
  /** Bytes. */
  memory: number;
  /** Cores. */
  cores: number;
  /** Bytes of the engine's data: images, containers, volumes, build cache. */
  disk: number;
}

export const standardLimits: Limits = {
  processes: 2048,
  memory: 3 * 1024 ** 3,
  cores: 2,
  disk: 6 * 1024 ** 3,
};

/** The control groups of one sandbox. */
export interface Groups {
  /** The files that a process writes its number to, to join. */
  procsFiles: string[];
  /** The folder of the one that can stop everything in it. */
  freezer: string;
  /** What was more than the limits allowed, in words; empty when nothing was. */
  exceeded: () => Promise<string[]>;
  remove: () => Promise<void>;
}

const top = '/sys/fs/cgroup';

/** Makes the control groups of a sandbox, on machines with version 1 or 2 of them. */
export async function makeGroups(name: string, limits: Limits): Promise<Groups> {
  return existsSync(join(top, 'cgroup.controllers'))
    ? versionTwo(join(top, name), limits)
    : versionOne(name, limits);
}

async function versionTwo(folder: string, limits: Limits): Promise<Groups> {
  // Where a service manager owns the top it has handed these out already.
  await writeFile(join(top, 'cgroup.subtree_control'), '+pids +memory +cpu').catch(() => undefined);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'pids.max'), String(limits.processes));
  await writeFile(join(folder, 'memory.max'), String(limits.memory));
  await writeFile(join(folder, 'memory.swap.max'), '0').catch(() => undefined);
  await writeFile(join(folder, 'cpu.max'), `${Math.round(limits.cores * 100_000)} 100000`);
  return {
    procsFiles: [join(folder, 'cgroup.procs')],
    freezer: folder,
    exceeded: async () => [
      ...tooMany(await numberAfter(join(folder, 'pids.events'), 'max'), limits),
      ...tooMuch(await numberAfter(join(folder, 'memory.events'), 'oom_kill'), limits),
    ],
    remove: () => removed([folder]),
  };
}

async function versionOne(name: string, limits: Limits): Promise<Groups> {
  const [pids, memory, cpu] = ['pids', 'memory', 'cpu'].map((one) => join(top, one, name));
  if (!pids || !memory || !cpu) throw new Error('unreachable');
  const freezer = join(freezers(), name);
  const folders = [pids, memory, cpu, freezer];
  for (const folder of folders) await mkdir(folder, { recursive: true });
  await writeFile(join(pids, 'pids.max'), String(limits.processes));
  await writeFile(join(memory, 'memory.limit_in_bytes'), String(limits.memory));
  await writeFile(join(cpu, 'cpu.cfs_period_us'), '100000').catch(() => undefined);
  await writeFile(join(cpu, 'cpu.cfs_quota_us'), String(Math.round(limits.cores * 100_000))).catch(
    () => undefined,
  );
  return {
    procsFiles: folders.map((folder) => join(folder, 'cgroup.procs')),
    freezer,
    exceeded: async () => [
      ...tooMany(await numberAfter(join(pids, 'pids.events'), 'max'), limits),
      ...tooMuch(await numberAfter(join(memory, 'memory.oom_control'), 'oom_kill'), limits),
    ],
    remove: () => removed(folders),
  };
}

/** Version 2 beside version 1 is better at it: what it has frozen can still be killed. */
function freezers(): string {
  const unified = join(top, 'unified');
  return existsSync(join(unified, 'cgroup.procs')) ? unified : join(top, 'freezer');
}

function tooMany(times: number, { processes }: Limits): string[] {
  return times > 0 ? [`it wanted more than ${processes} processes and threads`] : [];
}

function tooMuch(times: number, { memory }: Limits): string[] {
  return times > 0 ? [`it wanted more than ${memory / 1024 ** 3} GB of memory`] : [];
}

/** The number beside a word in a file of `word number` lines; 0 where it is not there. */
async function numberAfter(file: string, word: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return Number(new RegExp(`^${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
}

/** A group can be removed once the kernel has let go of its last process. */
async function removed(folders: string[]): Promise<void> {
  for (const folder of folders)
    await waitFor(
      () =>
        rmdir(folder).then(
          () => true,
          (error: unknown) => (hasCode(error, 'ENOENT') ? true : undefined),
        ),
      { withinMs: 10_000 },
    );
}
