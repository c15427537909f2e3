import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { waitFor } from '../../system/wait-for.ts';
import { systemEnv } from './packages.ts';
import { engineFolder, runtimeFolder } from './paths.ts';

/**
 * Ends what a killed dockerd leaves: its containerd, the shims of containers and these containers'
 * processes; then unmounts what lies under the engine's folders. After a dockerd that has stopped
 * by itself there is nothing to do.
 */
export async function clearRemains(home: string): Promise<void> {
  const left = await waitFor(
    async () => {
      const processes = await processesOf(home);
      for (const pid of processes) end(pid);
      return processes.length === 0 ? [] : undefined;
    },
    { withinMs: 10_000, everyMs: 100 },
  );
  if (left === undefined) throw new Error(`processes of ${engineFolder(home)} do not end`);
  for (const place of await mountsOf(home))
    await execa('umount', ['--lazy', place], { env: systemEnv, reject: false });
  await rm(runtimeFolder(home), { recursive: true, force: true });
}

/** Containerd and its shims name their socket on their command line; containers are their children. */
async function processesOf(home: string): Promise<number[]> {
  const all = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
  const facts = await Promise.all(all.map(factsOf));
  const marks = [`${runtimeFolder(home)}/exec/`, `${engineFolder(home)}/data/`];
  const own = new Set<number>();
  for (const { pid, command } of facts)
    if (/^(?:\S*\/)?(?:containerd|docker-proxy)/.test(command))
      if (marks.some((mark) => command.includes(mark))) own.add(pid);
  const children = facts.filter(({ parent }) => own.has(parent)).map(({ pid }) => pid);
  return [...new Set([...children, ...own])];
}

async function factsOf(pid: number): Promise<{ pid: number; parent: number; command: string }> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const [stat, command] = await Promise.all([read('stat'), read('cmdline')]);
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended.
  if (state === 'Z' || !parent) return { pid, parent: 0, command: '' };
  return { pid, parent: Number(parent), command: command.replaceAll('\0', ' ') };
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in between.
  }
}

/**
 * Where dockerd has mounted something, the innermost first. It also mounts its data folder onto
 * itself; a disk that a person has mounted there stays.
 */
async function mountsOf(home: string): Promise<string[]> {
  const mounts = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  const data = join(engineFolder(home), 'data');
  const places = mounts.split('\n').flatMap((line) => {
    const [, , , root = '', place = ''] = line
      .split(' ')
      .map((word) => word.replaceAll('\\040', ' '));
    const onItself = place === data && root !== '/' && place.endsWith(root);
    const below = [`${runtimeFolder(home)}/`, `${data}/`].some((folder) =>
      place.startsWith(folder),
    );
    return onItself || below ? [place] : [];
  });
  return places.reverse();
}
