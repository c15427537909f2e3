import { statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Kata } from '../../katas/kata.ts';
import { callerFolder } from '../../system/paths.ts';
import { isEdited } from '../../katas/originals/changes.ts';
import { nextKata } from './next.ts';
import { inLearnersOrder } from './order.ts';
import { stateOf } from './state.ts';
import { readProgress, type Progress } from './store.ts';

/** The kata that the learner works on, on the route that they have chosen. */
export function currentKata(katas: Kata[]): Kata | undefined {
  return currentOf(inLearnersOrder(katas), readProgress());
}

/**
 * The kata to work on: the one in whose folder somebody stands; else the one that was worked on last,
 * or the one after it when it is green; else the first that is not green. When all are: the last.
 * @param katas in the order in which they are done
 * @param here where they stand: absolute path
 */
export function currentOf(
  katas: Kata[],
  progress: Progress,
  here = callerFolder(),
): Kata | undefined {
  const around = katas.find(({ folder }) => `${here}${sep}`.startsWith(`${folder}${sep}`));
  if (around) return around;
  const open = katas.filter((kata) => stateOf(kata, progress).kind !== 'green');
  if (open.length === 0) return katas.at(-1);
  const last = workedOnLast(katas, progress);
  if (!last) return open[0];
  // Several that were judged in one go: nobody has worked on one of them more than on another.
  return last.find((kata) => open.includes(kata)) ?? nextAfter(katas, last, progress);
}

function nextAfter(katas: Kata[], last: Kata[], progress: Progress): Kata | undefined {
  const [kata] = last.slice(-1);
  return kata && nextKata(katas, kata, progress);
}

/** The katas with the latest trace of work: a verdict, or an edit that nobody has had judged yet. */
function workedOnLast(katas: Kata[], progress: Progress): Kata[] | undefined {
  const traces = new Map(katas.map((kata) => [kata, workedOn(kata, progress)]));
  const latest = Math.max(0, ...traces.values());
  return latest > 0 ? katas.filter((kata) => traces.get(kata) === latest) : undefined;
}

/** When a kata was worked on last: milliseconds since 1970; 0 for never. */
function workedOn(kata: Kata, progress: Progress): number {
  const judged = Date.parse(progress[kata.name]?.at ?? '') || 0;
  if (!isEdited(kata)) return judged;
  const edits = kata.edits.map((edit) => statSync(join(kata.folder, edit), missing)?.mtimeMs ?? 0);
  return Math.max(judged, ...edits);
}

const missing = { throwIfNoEntry: false } as const;
