import type { SeenBuild } from './seen-build.ts';
import { instructionsOf, type Instruction } from '../../lab/objects/builder/steps.ts';
import type { TracedBuild, Trace } from '../../lab/run/trace.ts';
import { cacheMissOf } from './cache-miss.ts';
import { short } from '../../text/limits.ts';
import { alignSteps } from './align-steps.ts';
import type { BuildsFacts, StepFacts } from '../schema/schema.ts';

/**
 * The builds of a run that can be compared: those of one Dockerfile, one after the other, with the
 * build cache.
 * @param check only those of this check, and the one before where it has but one; all when left out
 */
export function collectBuilds(trace: Trace, check?: string): BuildsFacts[] {
  const withCache = trace.builds.filter(({ options }) => !options.noCache);
  const groups = Map.groupBy(withCache, ({ context, options }) =>
    [context, options.dockerfile, options.target].join('\n'),
  );
  return [...groups.values()].flatMap((group) => {
    const seen = group.map((build, index) => seenBuild(trace, build, group[index - 1]));
    const shown = check === undefined ? seen : withOneBefore(seen, check);
    return shown.length > 1 ? [factsOf(shown)] : [];
  });
}

function seenBuild(
  { edits }: Trace,
  build: TracedBuild,
  before: TracedBuild | undefined,
): SeenBuild {
  const since = before ? edits.slice(before.edits, build.edits) : [];
  const folder = `${build.context}/`;
  const within = since.filter((file) => file.startsWith(folder));
  const edited = [...new Set(within.map((file) => file.slice(folder.length)))];
  const instructions = instructionsOf(build.steps).filter(({ step }) => build.ok || begun(step));
  return { build, instructions, edited };
}

/** In a build that failed, steps are reported that were never begun. */
function begun({ cached, ms, error }: Instruction['step']): boolean {
  return cached || ms > 0 || error !== undefined;
}

function withOneBefore(all: SeenBuild[], check: string): SeenBuild[] {
  const first = all.findIndex(({ build }) => build.check === check);
  if (first < 0) return [];
  const last = all.findLastIndex(({ build }) => build.check === check);
  return all.slice(first === last ? Math.max(0, first - 1) : first, last + 1);
}

function factsOf(seen: SeenBuild[]): BuildsFacts {
  const rows = alignSteps(seen.map(({ instructions }) => instructions));
  const steps = rows.map(({ stage, text, cells }): StepFacts => {
    const taken = cells.map((cell, index) => {
      if (!cell) return null;
      const { cached, error, ms } = cell.step;
      const how = cached ? ('cached' as const) : error ? ('failed' as const) : ('run' as const);
      const [build, before] = [seen[index], seen[index - 1]];
      const isNews = how !== 'cached' && build && before;
      return { how, ms, lost: isNews ? cacheMissOf(cell, cells[index - 1], build, before) : null };
    });
    return { stage, instruction: short(text), taken };
  });
  const builds = seen.map(({ build: { check, ok }, edited }) => ({ check, ok, edited }));
  return { context: seen[0]?.build.context ?? '', builds, steps };
}
