import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { slotsFolder, slotsOfHome } from '../../../src/grading/sandbox/slot.ts';

/** What a grading can leave on a machine, in words. */
export function leftOf(home: string, temporary: string): string[] {
  return [
    ...mounts(home),
    ...loopDevices(home),
    ...processes(home),
    ...controlGroups(home),
    ...readdirSync(temporary).map((name) => `the file ${join(temporary, name)}`),
  ];
}

function mounts(home: string): string[] {
  const lines = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  return lines
    .filter((line) => line.includes(`${home}/grading`) || line.includes(slotsOfHome(home)))
    .map((line) => `the mount ${line}`);
}

function loopDevices(home: string): string[] {
  return readdirSync('/sys/block')
    .filter((name) => name.startsWith('loop'))
    .map((name) => read(`/sys/block/${name}/loop/backing_file`).trim())
    .filter((file) => file.startsWith(home))
    .map((file) => `a loop device of ${file}`);
}

/** Processes of a sandbox’s users, but for those of another home; and those that work for one. */
function processes(home: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      if (userOf(pid) < firstUser) return read(`/proc/${pid}/cmdline`).includes(`${home}/grading`);
      const mounted = read(`/proc/${pid}/mountinfo`);
      return mounted.includes(slotsOfHome(home)) || !mounted.includes(`${slotsFolder}/`);
    })
    .map(
      (pid) =>
        `the process ${pid} ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').slice(0, 100)}`,
    );
}

/** As in src/grading/sandbox/slot.ts. */
const firstUser = 1_400_000_000;

function userOf(pid: string): number {
  try {
    return statSync(`/proc/${pid}`).uid;
  } catch {
    return 0;
  }
}

/** Those of graders that worked in this home; each wrote down which. */
function controlGroups(home: string): string[] {
  const owners = join(home, 'grading', 'owners');
  const graders = safely(() => readdirSync(owners)).map(
    (name) => read(join(owners, name)).split('.')[0],
  );
  const places = ['', 'unified', 'pids', 'memory', 'cpu'].map((name) =>
    join('/sys/fs/cgroup', name),
  );
  return places.flatMap((place) =>
    safely(() => readdirSync(place))
      .filter((name) => graders.some((pid) => name.startsWith(`docker-dojo-${pid}-`)))
      .map((name) => `the control group ${join(place, name)}`),
  );
}

function read(file: string): string {
  return safely(() => [readFileSync(file, 'utf8')])[0] ?? '';
}

function safely(work: () => string[]): string[] {
  try {
    return work();
  } catch {
    return [];
  }
}
