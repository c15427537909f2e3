import type { Instruction } from '../../lab/objects/builder/steps.ts';
import type { TracedBuild } from '../../lab/run/trace.ts';

/** One build, with what was edited before it. */
export interface SeenBuild {
  build: TracedBuild;
  instructions: Instruction[];
  /** Since the build before: relative to the context. */
  edited: string[];
}
