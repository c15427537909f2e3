import type Docker from 'dockerode';
import { messageOf } from '../errors/messages.ts';
import type { Progress } from '../system/steps.ts';
import { credentialsFor } from './credentials.ts';
import { tagImage } from './tag.ts';

interface PullEvent {
  status?: string;
  id?: string;
  progressDetail?: { current?: number; total?: number };
  error?: string;
}

/**
 * Pulls an image, from the registry that DOJO_REGISTRY names where it names one; the image has its
 * usual name then. Resolves to null, or to why the registry did not give it.
 */
export async function pull(
  docker: Docker,
  reference: string,
  progress: Progress,
): Promise<string | null> {
  const source = sourceOf(reference);
  const why = await pullSource(docker, source, progress);
  if (why === null && source !== reference) await rename(docker, source, reference);
  return why;
}

/** What an image is called where it is pulled from. */
export function sourceOf(reference: string, env: NodeJS.ProcessEnv = process.env): string {
  const prefix = env['DOJO_REGISTRY']?.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  return prefix ? `${prefix}/${reference}` : reference;
}

async function rename(docker: Docker, from: string, to: string): Promise<void> {
  await tagImage(docker, from, to);
  await docker.getImage(from).remove({ noprune: true });
}

async function pullSource(
  docker: Docker,
  reference: string,
  progress: Progress,
): Promise<string | null> {
  try {
    const authconfig = await credentialsFor(reference);
    const stream = await docker.pull(reference, authconfig ? { authconfig } : {});
    const events = await new Promise<PullEvent[]>((resolve, reject) => {
      const layers = new Map<string, { current: number; total: number }>();
      docker.modem.followProgress(
        stream,
        (error: Error | null, all: PullEvent[]) => (error ? reject(error) : resolve(all)),
        (event: PullEvent) => progress(pullProgress(layers, event)),
      );
    });
    return events.find(({ error }) => error)?.error ?? null;
  } catch (error) {
    return messageOf(error);
  }
}

/** True when a pull failed since no registry could be reached, not since it said no. */
export function isUnreachable(why: string): boolean {
  return /dial|lookup|no such host|refused|timeout|timed out|unreachable|deadline|EOF|x509|tls/i.test(
    why,
  );
}

/** True when the registry turned the pull away for having pulled too often. */
export function isRateLimited(why: string): boolean {
  return /toomanyrequests|rate limit|429/i.test(why);
}

function pullProgress(
  layers: Map<string, { current: number; total: number }>,
  { id, status, progressDetail }: PullEvent,
): string {
  if (id && progressDetail?.total)
    layers.set(id, { current: progressDetail.current ?? 0, total: progressDetail.total });
  const sum = [...layers.values()].reduce(
    (all, layer) => ({ current: all.current + layer.current, total: all.total + layer.total }),
    { current: 0, total: 0 },
  );
  if (sum.total === 0) return status ?? '';
  return `${megabytes(sum.current)} of ${megabytes(sum.total)} MB`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
