import { isElsewhere } from '../../engine/endpoint.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { listeningAt, processWith, readIfThere as read } from '../../system/port-process.ts';
import { currentSandbox } from '../run/sandbox.ts';
import { excerpt } from '../run/observation.ts';
import { runLabel } from '../run/labels.ts';
import type { Run } from '../run/run.ts';

/** Who has a port of the host. */
export interface Holder {
  /** It belongs to the attempt. */
  own: boolean;
  /** `the container till (nginx:stable-trixie)`, `the process node (4711)`. */
  words: string;
}

/** The port of the host that an engine's words say was taken: `0.0.0.0:8080`; null for others. */
export function takenPort(words: string): string | null {
  const taken =
    /(?:Bind for |listen (?:tcp|udp)\d? )?(\S*:\d+)[^\n]*(?:port is already allocated|address already in use)/;
  return taken.exec(words)?.[1]?.replace(/:$/, '') ?? null;
}

/**
 * Looks for who holds a port of the host; null where nobody does. In a sandbox nobody is but the
 * attempt.
 */
export async function holderOf(run: Run, taken: string): Promise<Holder | null> {
  const port = Number(/:(\d+)$/.exec(taken)?.[1]);
  const listed = await run.docker.listContainers({ all: true });
  const container = listed.find(({ Ports }) => Ports.some(({ PublicPort }) => PublicPort === port));
  if (container) {
    const { Names: names, Image: image, Labels: labels } = container;
    const words = `the container ${(names[0] ?? '').replace('/', '')} (${image})`;
    return { own: labels[runLabel] === run.id || currentSandbox() !== null, words };
  }
  const sockets = currentSandbox() ? [] : listeningAt(port);
  const pid = processWith(sockets);
  if (pid === null) {
    // On another machine, or in a sandbox, sockets cannot be looked at from here.
    const unseen = currentSandbox() !== null || !onThisMachine(run) || sockets.length > 0;
    return unseen
      ? { own: currentSandbox() !== null, words: 'a program that cannot be seen from here' }
      : null;
  }
  const inside = listed.find(({ Id }) => read(`/proc/${pid}/cgroup`).includes(Id));
  const own =
    inside?.Labels[runLabel] === run.id ||
    read(`/proc/${pid}/environ`).split('\0').includes(`HOME=${run.folder}`);
  const name = inside ? `, in the container ${(inside.Names[0] ?? '').replace('/', '')}` : '';
  return { own, words: `the process ${read(`/proc/${pid}/comm`).trim()} (${pid})${name}` };
}

/** The error for a port that somebody else has. */
export function heldByOther(taken: string, { words }: Holder, got: string): CannotJudge {
  return new CannotJudge({
    failed: 'A port that this kata needs is held by something else on this machine',
    on: `${taken}, which ${words} has`,
    lines: excerpt(got, { lines: 4 }).split('\n'),
    next: ['free the port, or', 'let the engine choose one, where the kata allows it'],
  });
}

/** What only this machine's kernel can say is said by it for an engine that is on it. */
function onThisMachine({ endpoint }: Run): boolean {
  return process.platform === 'linux' && !isElsewhere(endpoint);
}
