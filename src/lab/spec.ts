// What a spec imports as `#lab`. Jest runs specs in a context of their own, where every import is
// loaded anew for every file; so the lab itself stays outside, and is handed in by the environment.
import type { Lab, SetupModule } from './lab.ts';
import type {} from './matchers/index.ts';

export { deepBelow, leftByNpm } from './edits/installed.ts';
export { withDependency, withDeprecation } from './edits/npm.ts';
export type { Lab } from './lab.ts';
export type { ContainerHandle } from './handles/container.ts';

/** What the environment hands in. */
export interface LabBridge {
  matchers: jest.ExpectExtendMap;
  /** The lab for the spec at this address (its `import.meta.url`). */
  lab: (spec: string) => Lab;
}

const bridge = (globalThis as unknown as { dockerDojo: LabBridge }).dockerDojo;
expect.extend(bridge.matchers);

/**
 * The lab of the kata whose spec calls it: `lab<typeof import('./setup.ts')>(import.meta.url)`; a
 * kata without a setup leaves the type out.
 */
export function lab<Setup extends SetupModule = SetupModule>(spec: string): Lab<Setup> {
  return bridge.lab(spec);
}
