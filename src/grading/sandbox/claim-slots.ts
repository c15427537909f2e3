import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alone } from '../../system/file-lock.ts';
import { isAlive, ownProcess, readProcessId, writeProcessId } from '../../system/process-id.ts';
import { thawAll } from '../../lab/objects/container/freezer.ts';
import { waitFor } from '../../system/wait-for.ts';
import { nameOfSlot, slotOf, slotsFolder, type Slot } from './slot.ts';

/**
 * Who has which slot, a file each. It is the machine’s, whatever home a grader has: the numbers of a
 * slot’s users are the machine’s as well.
 */
export const ownersFolder = join(slotsFolder, 'slots');

/**
 * Takes as many slots as are asked for, the lowest that no running process has: two gradings on one
 * machine share neither users nor disks. They are this process’s until it has ended, however it ends.
 * @param wanted Names of slots that are taken before others, where nobody has them.
 */
export async function claimSlots(count: number, wanted: string[] = []): Promise<Slot[]> {
  await mkdir(ownersFolder, { recursive: true, mode: 0o700 });
  return alone(ownersFolder, async () => {
    await removeDeadGroups();
    const known = (await readdir(ownersFolder)).map(Number).filter(Number.isInteger);
    const first = known.filter((number) => wanted.includes(nameOfSlot(number)));
    const slots: Slot[] = [];
    for (const number of numbersFrom(first)) {
      if (slots.length === count) break;
      if (await isTaken(number)) continue;
      await writeFile(fileOf(number), writeProcessId(ownProcess()), { mode: 0o600 });
      slots.push(slotOf(number));
    }
    return slots;
  });
}

function* numbersFrom(first: number[]): Generator<number> {
  yield* first;
  for (let number = 0; ; number += 1) yield number;
}

/** Gives them back before this process has ended. */
export async function releaseSlots(slots: Slot[]): Promise<void> {
  for (const { number } of slots) await rm(fileOf(number));
}

async function isTaken(number: number): Promise<boolean> {
  const owner = readProcessId(await readFile(fileOf(number), 'utf8').catch(() => ''));
  return owner !== null && isAlive(owner);
}

function fileOf(number: number): string {
  return join(ownersFolder, String(number));
}

const groups = '/sys/fs/cgroup';

/** The kernel ends the sandboxes of a grader that was killed; their control groups stay. */
async function removeDeadGroups(): Promise<void> {
  const hierarchies = await readdir(groups).catch(() => []);
  for (const folder of [groups, ...hierarchies.map((name) => join(groups, name))])
    for (const name of await readdir(folder).catch(() => [])) {
      const pid = /^docker-dojo-(\d+)-\d+$/.exec(name)?.[1];
      if (pid && !existsSync(`/proc/${pid}`)) await removeGroup(join(folder, name));
    }
}

/** One that a process is still ending in can be removed a moment later. */
async function removeGroup(folder: string): Promise<void> {
  await thawAll(folder);
  const removed = () =>
    rmdir(folder).then(
      () => true as const,
      () => (existsSync(folder) ? undefined : (true as const)),
    );
  await waitFor(removed, { withinMs: 3000 });
}
