import { randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { ping } from '../../engine/endpoint.ts';
import { tellsOfNoFilter } from '../../errors/machine.ts';
import { messageOf } from '../../errors/messages.ts';
import { referenceOf } from '../../images/catalogue.ts';
import type { Run } from '../run/run.ts';
import { removeContainer } from '../run/cleanup.ts';

/** What a container of the lab's own came to: whether the machine does what every attempt needs. */
export interface Trial {
  /** Why it did not do its work; null when it did. */
  broken: string | null;
  /** How long that took, in milliseconds. */
  ms: number;
}

/**
 * A container that starts, writes a few megabytes and ends takes a third of a second where nothing else
 * goes on, and one second while a few judgings go on side by side. At two, what an application has five
 * seconds for may take them.
 */
const slowMs = 2000;

/** No longer than this: who waits for more knows already that the machine is slow. */
const limitMs = 30_000;

/** True where the lab's time limits are too short for the machine. */
export function isSlow({ ms }: Trial): boolean {
  return ms >= Number(process.env['DOJO_SLOW_MS'] ?? slowMs);
}

/** A trial in words. */
export function describeTrial({ ms }: Trial): string {
  const took = ms >= limitMs ? `more than ${limitMs / 1000} s` : `${(ms / 1000).toFixed(1)} s`;
  return `a container of the lab that starts, writes 4 MB and ends took ${took}`;
}

/** Has a container of the lab start, write and end, and makes a network beside it. */
export async function tryMachine(run: Run): Promise<Trial> {
  const began = performance.now();
  const waiting = new AbortController();
  const { signal } = waiting;
  const limit = after(limitMs, 'late', { signal }).catch(() => 'late');
  const trying = Promise.all([work(run), makeNetwork(run)]).then(
    (all) => all.find(Boolean) ?? null,
  );
  const outcome = await Promise.race([trying, limit]);
  waiting.abort();
  const ms = Math.round(performance.now() - began);
  if (outcome !== 'late') return { broken: outcome, ms };
  const silent = await ping(run.endpoint.host);
  return { broken: silent && `the engine does not answer (${silent})`, ms };
}

/** Resolves to what went wrong, in the engine's words; null when nothing did. */
async function work(run: Run): Promise<string | null> {
  let id: string | undefined;
  try {
    const container = await run.docker.createContainer({
      Image: referenceOf('docker-dojo/toolbox'),
      Labels: run.labLabels,
      Cmd: ['sh', '-c', 'head -c 4000000 /dev/zero > /tmp/trial'],
      HostConfig: { NetworkMode: 'none' },
    });
    ({ id } = container);
    await container.start();
    const { StatusCode: code } = (await container.wait()) as { StatusCode: number };
    return code === 0 ? null : 'a container of the lab could not write: no space left on device';
  } catch (error) {
    return messageOf(error);
  } finally {
    if (id !== undefined) removeContainer(run.docker, id).catch(() => undefined);
  }
}

/** Resolves to the engine's words where it has no packet filter; an attempt may have used up other things. */
async function makeNetwork({ docker, labLabels }: Run): Promise<string | null> {
  const Name = `trial-${randomBytes(6).toString('hex')}`;
  try {
    const network = await docker.createNetwork({ Name, Labels: labLabels });
    await network.remove();
    return null;
  } catch (error) {
    const words = messageOf(error);
    return tellsOfNoFilter(words) ? words : null;
  }
}
