import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ownersFolder } from '../../../src/grading/sandbox/claim-slots.ts';
import { slotOf, slotsOfHome } from '../../../src/grading/sandbox/slot.ts';
import { dojoHome } from '../../../src/system/paths.ts';
import { isAlive, readProcessId } from '../../../src/system/process-id.ts';
import { waitFor } from '../../../src/system/wait-for.ts';

/**
 * What gradings that have ended left on this machine, in words, once the kernel has had time; what
 * those have that still run is theirs.
 */
export async function leftByEnded(): Promise<string[]> {
  let left: string[] = [];
  await waitFor(
    () => {
      left = [...mounts(), ...disks(), ...groups(), ...processes()];
      return left.length === 0 ? true : undefined;
    },
    { withinMs: 10_000, everyMs: 200 },
  );
  return left;
}

const home = join(dojoHome(), 'grading');

function mounts(): string[] {
  const all = readFileSync('/proc/self/mounts', 'utf8').split('\n');
  return all
    .filter((line) => line.includes(home) || line.includes(slotsOfHome()))
    .map((line) => `mounted: ${line}`);
}

/** The disk of a submission on a loop device; all gradings share the one of the pool. */
function disks(): string[] {
  return readdirSync('/sys/block').flatMap((device) => {
    const file = read(`/sys/block/${device}/loop/backing_file`).trim();
    const number = /clone-(\d+)\.xfs/.exec(file)?.[1];
    const isOurs = file.startsWith(home);
    return isOurs && number !== undefined && isNobodys(Number(number))
      ? [`loop device: ${file}`]
      : [];
  });
}

function groups(): string[] {
  const places = ['', 'pids', 'memory', 'cpu'].map((name) => join('/sys/fs/cgroup', name));
  return places.flatMap((place) =>
    names(place).filter((name) => {
      const pid = /^docker-dojo-(\d+)-/.exec(name)?.[1];
      return pid !== undefined && read(`/proc/${pid}/stat`) === '';
    }),
  );
}

function processes(): string[] {
  const first = slotOf(0).users.engine;
  const each = slotOf(1).users.engine - first;
  return names('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const slot = Math.floor((userOf(pid) - first) / each);
      return slot >= 0 && isNobodys(slot);
    })
    .map((pid) => `process ${pid}: ${read(`/proc/${pid}/cmdline`).slice(0, 100)}`);
}

function isNobodys(slot: number): boolean {
  const owner = readProcessId(read(join(ownersFolder, String(slot))));
  return owner === null || !isAlive(owner);
}

function userOf(pid: string): number {
  return statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid ?? -1;
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
