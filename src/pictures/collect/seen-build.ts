import type { Instruction } from '../../lab/objects/builder/steps.ts';
import type { NotedBuild } from '../../lab/run/trace.ts';

/** One build, with what was edited before it. */
export interface SeenBuild {
  build: NotedBuild;
  instructions: Instruction[];
  /** Since the build before: relative to the context. */
  edited: string[];
}
