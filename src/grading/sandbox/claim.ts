import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  isAlive,
  ownProcess,
  readProcessId,
  writeProcessId,
  type ProcessId,
} from '../../processes.ts';
import { gradingHome, slotOf, type Slot } from './paths.ts';

/**
 * Takes as many slots as are asked for, the lowest that no running process has: two gradings on one
 * machine share neither users nor disks. They are this process’s until it has ended, however it ends.
 * Call it within a lock on the grading’s home.
 */
export async function claimSlots(count: number): Promise<Slot[]> {
  const folder = join(gradingHome(), 'owners');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const slots: Slot[] = [];
  for (let number = 0; slots.length < count; number += 1) {
    const file = join(folder, String(number));
    const owner = readProcessId(await readFile(file, 'utf8').catch(() => ''));
    if (owner && isAlive(owner)) continue;
    if (owner) await removeGroups(owner, number);
    await writeFile(file, writeProcessId(ownProcess()), { mode: 0o600 });
    slots.push(slotOf(number));
  }
  return slots;
}

/** Gives them back before this process has ended. */
export async function releaseSlots(slots: Slot[]): Promise<void> {
  for (const { number } of slots) await rm(join(gradingHome(), 'owners', String(number)));
}

const groups = '/sys/fs/cgroup';

/** The kernel ends the sandbox of a grader that was killed; its control groups are left to others. */
async function removeGroups({ pid }: ProcessId, number: number): Promise<void> {
  const name = `docker-dojo-${pid}-${number}`;
  const hierarchies = (await readdir(groups).catch(() => [])).map((one) => join(groups, one));
  for (const parent of [groups, ...hierarchies])
    await rmdir(join(parent, name)).catch(() => undefined);
}
