import type { Kata } from '../katas/kata.ts';
import { connect } from '../engine/client.ts';
import { discover } from '../engine/discover.ts';
import { keptAnswers } from './kept.ts';

/** A kata's folder name → why the engine cannot judge it. */
export type Lacking = Map<string, string>;

/**
 * Which katas the engine is known to be unable to judge. Nothing is tried for it, and where no engine
 * answers nothing is known.
 */
export async function knownLacking(katas: Kata[]): Promise<Lacking> {
  const found = await discover().catch(() => null);
  if (!found?.endpoint) return new Map();
  const answers = await keptAnswers(found.endpoint, connect(found.endpoint));
  return new Map(
    katas.flatMap(({ folderName, needs }) => {
      const why = needs.map((need) => answers[need]).filter((answer) => typeof answer === 'string');
      return why.length > 0 ? [[folderName, why.join('; ')]] : [];
    }),
  );
}
