import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a grading can leave on a machine, in words. */
export function leftOf(home: string, temporary: string): string[] {
  return [
    ...mounts(home),
    ...loopDevices(home),
    ...processes(home),
    ...controlGroups(),
    ...readdirSync(temporary).map((name) => `the file ${join(temporary, name)}`),
  ];
}

function mounts(home: string): string[] {
  const lines = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  return lines
    .filter((line) => line.includes(`${home}/grading`))
    .map((line) => `the mount ${line}`);
}

function loopDevices(home: string): string[] {
  return readdirSync('/sys/block')
    .filter((name) => name.startsWith('loop'))
    .map((name) => read(`/sys/block/${name}/loop/backing_file`).trim())
    .filter((file) => file.startsWith(home))
    .map((file) => `a loop device of ${file}`);
}

/** Processes of a sandbox’s users, but for those in the sandbox of another home. */
function processes(home: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && userOf(name) >= firstUser)
    .filter((pid) => {
      const mounted = read(`/proc/${pid}/mountinfo`);
      return mounted.includes(`${home}/grading`) || !mounted.includes('/grading/slot-');
    })
    .map(
      (pid) =>
        `the process ${pid} ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').slice(0, 100)}`,
    );
}

/** As in src/grading/sandbox/paths.ts. */
const firstUser = 1_400_000_000;

function userOf(pid: string): number {
  try {
    return statSync(`/proc/${pid}`).uid;
  } catch {
    return 0;
  }
}

/** Those whose grader has ended. */
function controlGroups(): string[] {
  const places = ['', 'unified', 'pids', 'memory', 'cpu'].map((name) =>
    join('/sys/fs/cgroup', name),
  );
  return places.flatMap((place) => {
    const names = safely(() => readdirSync(place));
    const groups = names.filter((name) => name.startsWith('docker-dojo-'));
    return groups
      .filter((name) => !existsSync(`/proc/${name.split('-')[2]}`))
      .map((name) => `the control group ${join(place, name)}`);
  });
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
