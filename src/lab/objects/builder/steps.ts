import type { BuildStep } from '../../run/trace.ts';

/**
 * The instructions of a Dockerfile as one build took them, a line each: CACHED, run (DONE), failed (ERROR),
 * or ended because another one failed (CANCELED).
 * It marks in each stage the first that was run: from there on nothing can come from the cache.
 */
export function describeSteps(steps: BuildStep[]): string {
  const instructions = instructionsOf(steps);
  const broken = new Set<string>();
  const lines = instructions.map(({ step, stage }) => {
    const first = !step.cached && !broken.has(stage);
    if (first) broken.add(stage);
    const how = stateOf(step);
    return `${how.padEnd(6)}  ${step.name}${first ? '   <- the first that was run' : ''}`;
  });
  return lines.join('\n') || 'no instruction at all';
}

function stateOf(step: BuildStep): string {
  if (step.cached) return 'CACHED';
  if (step.error === undefined) return 'DONE';
  return failedSteps([step]).length > 0 ? 'ERROR' : 'CANCELED';
}

/**
 * The steps that failed by themselves. When one fails, BuildKit ends those that run beside it, and calls
 * that an error of theirs.
 */
export function failedSteps(steps: BuildStep[]): BuildStep[] {
  return steps.filter(({ error }) => error !== undefined && !/context canceled$/.test(error));
}

/**
 * True where a build that makes again what was made a moment ago has been given steps of one that runs
 * beside it: the first instruction of a stage, which no edit changes, was run once more, or two stand in
 * one place.
 */
export function areShared(steps: BuildStep[]): boolean {
  const instructions = instructionsOf(steps);
  const hasRunFirst = instructions.some(
    ({ step, stage }, index) =>
      instructions[index - 1]?.stage !== stage && !step.cached && step.error === undefined,
  );
  return hasRunFirst || haveTwins(steps);
}

/** True where two steps stand in one place: one of them is another build's. */
export function haveTwins(steps: BuildStep[]): boolean {
  const places = instructionsOf(steps).map(({ stage, place }) => `${stage} ${place}`);
  return new Set(places).size < places.length;
}

/** True where no command was run: all that commands make came from the build cache. */
export function ranNothing(steps: BuildStep[]): boolean {
  return instructionsOf(steps).every(({ step, text }) => step.cached || !/^RUN\b/i.test(text));
}

/** A step of a build that is an instruction of the Dockerfile. */
export interface Instruction {
  step: BuildStep;
  /** Empty in a Dockerfile of one stage without a name. */
  stage: string;
  /** From 1, in its stage. */
  place: number;
  /** `RUN npm ci`. */
  text: string;
}

/** Without BuildKit’s own chores, in the order of the Dockerfile: they are reported as they come. */
export function instructionsOf(steps: BuildStep[]): Instruction[] {
  const instructions = steps.flatMap((step): Instruction[] => {
    const [, stage = '', place, text = ''] =
      /^\[(?:(\S+) )?\s*(\d+)\/\d+\] (.*)/s.exec(step.name) ?? [];
    return place === undefined ? [] : [{ step, stage, place: Number(place), text }];
  });
  const stages = [...new Set(instructions.map(({ stage }) => stage))];
  return instructions.sort(
    (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || a.place - b.place,
  );
}
