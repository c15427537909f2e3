import type Docker from 'dockerode';
import { messageOf } from '../errors/messages.ts';
import type { Progress } from '../steps.ts';

interface PullEvent {
  status?: string;
  id?: string;
  progressDetail?: { current?: number; total?: number };
  error?: string;
}

/** Pulls an image. Resolves to null, or to why the registry did not give it. */
export async function pull(
  docker: Docker,
  reference: string,
  progress: Progress,
): Promise<string | null> {
  try {
    const stream = (await docker.pull(reference));
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
