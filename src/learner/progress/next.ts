import type { Kata } from '../../katas/kata.ts';
import { stateOf } from './state.ts';
import type { Progress } from './store.ts';

/** The kata after this one that is not green; where all others are, the one after it in order. */
export function nextKata(katas: Kata[], kata: Kata, progress: Progress): Kata {
  const at = katas.indexOf(kata);
  const others = [...katas.slice(at + 1), ...katas.slice(0, at)];
  return others.find((one) => stateOf(one, progress).kind !== 'green') ?? others[0] ?? kata;
}
