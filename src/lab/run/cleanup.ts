import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type Docker from 'dockerode';
import type { ContainerInfo } from 'dockerode';
import { hasCode } from '../../errors/messages.ts';
import { waitFor } from '../../system/wait-for.ts';
import { isAlive, readProcessId } from '../../system/process-id.ts';
import { ownerLabel, runLabel } from './labels.ts';
import { socketBeside } from './run.ts';
import { ledgerFile, readLedger } from './ledger.ts';
import { removePaths } from './remove-paths.ts';
import { endStrays } from './processes.ts';

/**
 * Removes all that one run made: processes, containers with their anonymous volumes, networks,
 * volumes, images, files. Safe to call twice, and while another process does the same.
 */
export async function removeRun(docker: Docker, id: string, folder: string): Promise<void> {
  const ledger = readLedger(folder);
  for (const entry of ledger) if (entry.kind === 'process') endProcess(entry.process);
  endStrays(folder);
  const label = { filters: JSON.stringify({ label: [`${runLabel}=${id}`] }) };
  const containers = await docker.listContainers({ all: true, ...label });
  await removeContainers(docker, containers);
  const [networks, { Volumes: volumes }, images] = await Promise.all([
    docker.listNetworks(label),
    docker.listVolumes(label),
    docker.listImages({ all: true, ...label }),
  ]);
  const unnamed = ledger.flatMap((entry) => (entry.kind === 'volume' ? [entry.name] : []));
  const brought = ledger.flatMap((entry) => (entry.kind === 'image' ? [entry.reference] : []));
  const removed = await Promise.all([
    ...networks.map(({ Id }) => gone(docker.getNetwork(Id).remove())),
    ...volumes.map(({ Name }) => gone(docker.getVolume(Name).remove({ force: true }))),
    ...unnamed.map((name) => gone(docker.getVolume(name).remove({ force: true }))),
    ...images.map(({ Id }) => gone(docker.getImage(Id).remove({ force: true }))),
    ...brought.map((name) => gone(docker.getImage(name).remove())),
  ]);
  // What carries no label is found by the ledger alone: it stays for the next cleanup.
  const kept = removed.every(Boolean) ? [] : [basename(ledgerFile(folder))];
  const names = kept.length === 0 ? [] : await readdir(folder).catch(() => []);
  const others = names.filter((name) => !kept.includes(name)).map((name) => join(folder, name));
  const labels = { [runLabel]: id, [ownerLabel]: basename(folder).split('@')[1] ?? '' };
  await removePaths(docker, kept.length === 0 ? [folder] : others, labels);
  await rm(socketBeside(folder), { force: true });
}

/**
 * Some engines keep a container while others are in its namespaces, and some need ten seconds to stop
 * one: all are killed first, and those that were kept are removed when the others are gone.
 */
async function removeContainers(docker: Docker, all: ContainerInfo[]): Promise<void> {
  const running = all.filter(({ State: state }) => state === 'running');
  await Promise.allSettled(running.map(({ Id: id }) => docker.getContainer(id).kill()));
  const removed = await Promise.allSettled(all.map(({ Id: id }) => removeContainer(docker, id)));
  const kept = all.filter((_one, index) => removed[index]?.status === 'rejected');
  // It says then why it does not.
  if (kept.length === all.length)
    await Promise.all(kept.map(({ Id: id }) => removeContainer(docker, id)));
  else if (kept.length > 0) await removeContainers(docker, kept);
}

/** Removes one container with its anonymous volumes, whatever state it is in. */
export async function removeContainer(docker: Docker, id: string): Promise<void> {
  const container = docker.getContainer(id);
  if (await gone(container.remove({ force: true, v: true }))) return;
  // Somebody else is removing it: its networks and volumes are in use until that is done.
  const isGone = () =>
    container.inspect().then(
      () => undefined,
      (error: unknown) => hasCode(error, 404) || undefined,
    );
  await waitFor(isGone, { withinMs: 10_000 });
}

/** Awaits a removal; that somebody else was first is as good. False where it is in use, or being removed. */
async function gone(removal: Promise<unknown>): Promise<boolean> {
  try {
    await removal;
  } catch (error) {
    if (hasCode(error, 409)) return false;
    if (!hasCode(error, 404)) throw error;
  }
  return true;
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
