import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { messageOf } from '../../errors/messages.ts';
import { isDead } from '../../system/process-id.ts';
import { ownerLabel, runLabel } from './labels.ts';
import { isRunId, runsFolder } from './run.ts';
import { removeRun } from './cleanup.ts';

/** A run whose owner is gone while things of it are still there. */
export interface Leftover {
  id: string;
  folder: string;
}

/** Finds what runs left behind whose process was killed; runs that go on are not among them. */
export async function findLeftovers(docker: Docker): Promise<Leftover[]> {
  const runs = await labelledRuns(docker);
  for (const name of await readdir(runsFolder()).catch(() => [])) {
    const [id, owner] = name.split('@');
    if (id && owner) runs.set(id, owner);
  }
  return [...runs]
    .filter(([id, owner]) => isRunId(id) && isDead(owner))
    .map(([id, owner]) => ({ id, folder: join(runsFolder(), `${id}@${owner}`) }));
}

/**
 * Removes what dead runs left. Every command that uses an engine calls it first; what cannot be removed
 * is told, and keeps no command from its work.
 */
export async function removeOrphans(docker: Docker): Promise<Leftover[]> {
  const leftovers = await findLeftovers(docker);
  await Promise.all(leftovers.map((leftover) => sweepOrTell(docker, leftover)));
  return leftovers;
}

async function sweepOrTell(docker: Docker, { id, folder }: Leftover): Promise<void> {
  try {
    await removeRun(docker, id, folder);
  } catch (error) {
    process.stderr.write(
      `leftovers  of a run that was killed cannot be removed (${folder}): ${messageOf(error)}\n`,
    );
  }
}

async function labelledRuns(docker: Docker): Promise<Map<string, string>> {
  const filters = JSON.stringify({ label: [runLabel] });
  const lists = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }).then(({ Volumes }) => Volumes),
    docker.listImages({ all: true, filters }),
  ]);
  const runs = new Map<string, string>();
  for (const { Labels: labels } of lists.flat() as { Labels?: Record<string, string> }[]) {
    const id = labels?.[runLabel];
    if (id) runs.set(id, labels[ownerLabel] ?? '');
  }
  return runs;
}
