import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { Lab } from '../lab/lab.ts';
import { predict } from './prewarm/predict.ts';
import { prepareSetupProcess, takeSetupProcess } from './prewarm/setup-process.ts';
import { takeRun } from './prewarm/run.ts';
import type { EngineConnection } from './engine.ts';

/** How long a setup may take before it counts as one that never returns. */
export const setupDeadlineMs = 60_000;

interface LabChoices {
  deadlineMs?: number | undefined;
  /** Called with what the attempt is doing, in a few words. */
  onDoing?: ((doing: string) => void) | undefined;
}

/** A lab for one attempt at one kata. */
export function openLab(
  current: EngineConnection,
  kata: Kata,
  attempt: Attempt,
  { deadlineMs = setupDeadlineMs, onDoing }: LabChoices = {},
): Lab {
  return new Lab({
    run: takeRun(current, kata, onDoing),
    files: { kata: kata.folder, edits: kata.edits, attempt: attempt.folder },
    setupDeadlineMs: deadlineMs,
    prewarmed: {
      ...{ take: takeSetupProcess, prepare: prepareSetupProcess },
      ...{ predict, again: againIn(kata) },
    },
  });
}

/** How often a spec runs the setup again. */
function againIn({ folder }: Kata): number {
  const spec = readFileSync(join(folder, 'kata.spec.ts'), 'utf8');
  return spec.match(/\.(?:startAgain|refusalOf)\(/g)?.length ?? 0;
}
