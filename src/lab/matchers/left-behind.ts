import { waitFor } from '../../system/wait-for.ts';
import { limitStruck, patiently } from '../run/time-limits.ts';

/** In seconds: an engine needs a moment for what goes by itself, with AutoRemove. */
const limit = 3;

/**
 * Lists what is left once the engine has removed what goes by itself, or has had the time for it.
 * @param going what goes by itself, as a time limit that struck names it
 */
export async function leftBehind<Thing>(
  going: string,
  list: () => Promise<Thing[]>,
  goesByItself: (thing: Thing) => boolean,
): Promise<Thing[]> {
  let left: Thing[] = [];
  const isSettled = async () => {
    left = await list();
    return !left.some(goesByItself) || undefined;
  };
  if (!(await waitFor(isSettled, { withinMs: patiently(limit * 1000) })))
    limitStruck(`${limit} s for ${going}`);
  return left;
}
