// What a spec imports as `#lab`. Jest runs specs in a context of their own, where every import is
// loaded anew for every file; so the lab itself stays outside, and is handed in by the environment.
import type { Lab, SetupModule } from './lab.ts';
import type { docs as pages } from '../engine/docs.ts';
import type {} from './matchers/index.ts';
import type { describeResponse } from './probes/http.ts';
import type { shows as showing } from './run/commands.ts';

export { archiveOf } from './fixtures/archive.ts';
export { deepBelow, leftByNpm, somewhereBelow } from './fixtures/node-modules.ts';
export { withDependency, withSubDependency } from './fixtures/package-json.ts';
export type { Lab } from './lab.ts';
export type { ComposeProject } from './objects/compose/project.ts';
export type { ContainerHandle } from './objects/container/container.ts';
export type { ExternalServerHandle } from './objects/network/external.ts';
export type { Mirror, MirrorRequest } from './objects/mirror/mirror.ts';
export type { NetworkHandle } from './objects/network/network.ts';
export type { FileWish, VolumeFile } from './objects/storage/volume-files.ts';
export type { OwnedFolder } from './objects/storage/owned-folder.ts';
export type { VolumeHandle } from './objects/storage/volume-handle.ts';
export type { HostFolder } from './objects/storage/host-folder.ts';
export type { ImageHandle } from './objects/image/image.ts';
export type { MatcherResult } from './matchers/define.ts';

/** What the environment hands in. */
export interface LabBridge {
  matchers: jest.ExpectExtendMap;
  /** The lab for the spec at this address (its `import.meta.url`). */
  lab: (spec: string) => Lab;
  docs: typeof pages;
  describeReply: typeof describeResponse;
  shows: typeof showing;
}

const bridge = (globalThis as unknown as { dockerDojo: LabBridge }).dockerDojo;
expect.extend(bridge.matchers);

/** For a kata’s own checks: pages of Docker’s documentation, a reply in one line, a command and what it shows. */
export const { docs, describeReply, shows } = bridge;

/**
 * The lab of the kata whose spec calls it: `lab<typeof import('./setup.ts')>(import.meta.url)`; a
 * kata without a setup leaves the type out.
 */
export function lab<Setup extends SetupModule = SetupModule>(spec: string): Lab<Setup> {
  return bridge.lab(spec);
}
