import { rm } from 'node:fs/promises';
import type Docker from 'dockerode';
import { hasCode } from '../../errors/messages.ts';
import { isAlive, readProcessId } from '../../processes.ts';
import { runLabel } from './labels.ts';
import { socketBeside } from './run.ts';
import { readLedger } from './ledger.ts';
import { endStrays } from './strays.ts';

/**
 * Removes all that one run made: processes, containers with their anonymous volumes, networks,
 * volumes, images, files. Safe to call twice, and while another process does the same.
 */
export async function sweepRun(docker: Docker, id: string, folder: string): Promise<void> {
  const ledger = readLedger(folder);
  for (const entry of ledger) if (entry.kind === 'process') endProcess(entry.process);
  endStrays(folder);
  const label = { filters: JSON.stringify({ label: [`${runLabel}=${id}`] }) };
  const containers = await docker.listContainers({ all: true, ...label });
  await Promise.all(containers.map(({ Id }) => removeContainer(docker, Id)));
  const [networks, { Volumes: volumes }, images] = await Promise.all([
    docker.listNetworks(label),
    docker.listVolumes(label),
    docker.listImages({ all: true, ...label }),
  ]);
  const unnamed = ledger.flatMap((entry) => (entry.kind === 'volume' ? [entry.name] : []));
  const brought = ledger.flatMap((entry) => (entry.kind === 'image' ? [entry.reference] : []));
  await Promise.all([
    ...networks.map(({ Id }) => gone(docker.getNetwork(Id).remove())),
    ...volumes.map(({ Name }) => gone(docker.getVolume(Name).remove({ force: true }))),
    ...unnamed.map((name) => gone(docker.getVolume(name).remove({ force: true }))),
    ...images.map(({ Id }) => gone(docker.getImage(Id).remove({ force: true }))),
    ...brought.map((name) => gone(docker.getImage(name).remove())),
  ]);
  await Promise.all(
    [folder, socketBeside(folder)].map((path) => rm(path, { recursive: true, force: true })),
  );
}

/** Removes one container with its anonymous volumes, whatever state it is in. */
export async function removeContainer(docker: Docker, id: string): Promise<void> {
  await gone(docker.getContainer(id).remove({ force: true, v: true }));
}

/** Awaits a removal; that somebody else was first is as good. */
async function gone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    // 404: gone already. 409: another removal of it is on its way, or it is in use by no run of ours.
    if (!hasCode(error, 404) && !hasCode(error, 409)) throw error;
  }
}

function endProcess(text: string): void {
  const target = readProcessId(text);
  if (!target || !isAlive(target)) return;
  try {
    // The setup's process leads a group of its own: what it started goes with it.
    process.kill(-target.pid, 'SIGKILL');
  } catch {
    // It ended in between.
  }
}
