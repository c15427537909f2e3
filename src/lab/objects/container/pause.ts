import { AttemptError } from '../../run/observation.ts';
import type { Run } from '../../run/run.ts';
import { keyOf, ownContainers } from './list.ts';
import { pauseContainer } from './pause-container.ts';
import type { PausedContainer } from './stop-signals.ts';

/** A healthcheck may come in between where an engine cannot pause: then it is done once more. */
const most = 5;

/**
 * Has containers stand still while something is done; passes on how many did. One that has ended does
 * not: it is done all the same. Afterwards it is looked at whether they stood, and it is done again
 * where one did not. It may be called while others stand, or the same.
 */
export async function whilePaused<T>(
  run: Run,
  ids: string[],
  act: (still: number) => Promise<T>,
): Promise<T> {
  for (let left = most - 1; ; left -= 1) {
    const { value, moved } = await once(run, ids, act);
    if (moved.length === 0) return value;
    if (left === 0) throw await restless(run, moved);
  }
}

/** As {@link whilePaused}, with every other container of the attempt: what happens, this one does. */
export async function whileOthersPaused<T>(
  { run, id: own }: { run: Run; id: string },
  act: (still: number) => Promise<T>,
): Promise<T> {
  const others = (await ownContainers(run)).map(({ Id: id }) => id).filter((id) => id !== own);
  return whilePaused(run, others, act);
}

/** Resolves to what came of it, and to the ids of those that went on meanwhile. */
async function once<T>(run: Run, ids: string[], act: (still: number) => Promise<T>) {
  const halted = await Promise.allSettled(ids.map((id) => hold(run, id)));
  const moved: string[] = [];
  try {
    for (const one of halted) if (one.status === 'rejected') throw one.reason;
    const value = await act(halted.filter(isStanding).length);
    return { value, moved };
  } finally {
    await Promise.all(
      ids.map(async (id, index) => {
        const one = halted[index];
        if (one && isStanding(one) && !(await letGo(run, id, one.value))) moved.push(id);
      }),
    );
  }
}

function isStanding(
  one: PromiseSettledResult<PausedContainer | null>,
): one is PromiseFulfilledResult<PausedContainer> {
  return one.status === 'fulfilled' && one.value !== null;
}

interface Held {
  standing: Promise<PausedContainer | null>;
  /** Who has it stand: it goes on with the last of them. */
  users: number;
}

const held = new WeakMap<Run, Map<string, Held>>();

function hold(run: Run, id: string): Promise<PausedContainer | null> {
  const all = held.get(run) ?? new Map<string, Held>();
  held.set(run, all);
  const one = all.get(id) ?? { standing: pauseContainer(run, id), users: 0 };
  all.set(id, one);
  one.users += 1;
  const forget = () => all.get(id) === one && all.delete(id);
  return one.standing.then(
    (standing) => {
      if (!standing) forget();
      return standing;
    },
    (error: unknown) => {
      forget();
      throw error;
    },
  );
}

/** Has it go on, if nobody else needs it; resolves to false where it had not stood until then. */
async function letGo(run: Run, id: string, standing: PausedContainer): Promise<boolean> {
  const one = held.get(run)?.get(id);
  if (one && (one.users -= 1) > 0) return true;
  held.get(run)?.delete(id);
  return standing.letGo();
}

async function restless(run: Run, ids: string[]): Promise<AttemptError> {
  const containers = (await ownContainers(run)).filter(({ Id: id }) => ids.includes(id));
  const keys = containers.map((one) => keyOf(run, one)).join(' and ') || 'a container';
  return new AttemptError({
    ran: `docker pause ${keys}   (${most} times)`,
    got: `a process of ${keys} went on meanwhile: a healthcheck, or one that sends SIGCONT`,
    expected: 'containers that stay paused until docker unpause',
  });
}
