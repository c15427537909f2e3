import type { Instruction } from '../../lab/objects/builder/steps.ts';
import type { SeenBuild } from './seen-build.ts';
import { short } from '../../text/limits.ts';
import type { CacheMiss } from '../schema/schema.ts';
import { filesTakenIn, stagesCopiedFrom } from './copied-files.ts';

/**
 * Why a step was run again: what differs in what BuildKit goes by, between this build and the one
 * before it. Null where it has nothing to be compared with.
 */
export function cacheMissOf(
  step: Instruction,
  previous: Instruction | null | undefined,
  build: SeenBuild,
  before: SeenBuild,
): CacheMiss | null {
  // A build that failed may not have come as far.
  if (!previous && !before.build.ok) return null;
  if (!previous) return { because: 'instruction', before: '' };
  if (previous.text !== step.text) return { because: 'instruction', before: short(previous.text) };
  const parent = build.instructions.find(
    ({ stage, place }) => stage === step.stage && place === step.place - 1,
  );
  if (parent && wasRun(parent)) return { because: 'parent' };
  const files = filesTakenIn(step.text, build.edited);
  if (files.length > 0) return { because: 'files', files };
  const stage = stageThatWasRun(step, build);
  if (stage !== undefined) return { because: 'stage', stage };
  const names = otherArguments(build, before);
  if (names.length > 0) return { because: 'argument', names };
  return { because: 'unknown' };
}

function wasRun({ step }: Instruction): boolean {
  return !step.cached;
}

/** The stage that it copies from, or, for a stage's first step, the one that the stage begins with. */
function stageThatWasRun({ text, stage, place }: Instruction, build: SeenBuild) {
  const run = new Set(build.instructions.filter(wasRun).map((one) => one.stage));
  const copied = stagesCopiedFrom(text).find((one) => run.has(one) || run.has(`stage-${one}`));
  if (copied !== undefined) return copied;
  const [only, ...others] = [...run].filter((one) => one !== stage);
  return place === 1 && others.length === 0 ? only : undefined;
}

function otherArguments({ build }: SeenBuild, { build: before }: SeenBuild): string[] {
  const [now, then] = [build.options.args ?? {}, before.options.args ?? {}];
  return Object.keys({ ...then, ...now }).filter((name) => now[name] !== then[name]);
}
