import { docs } from '../../../engine/docs.ts';
import { leftVolumes, type LeftVolume } from '../../objects/storage/left-volumes.ts';
import type { VolumeHandle } from '../../objects/storage/volume-handle.ts';
import type { Run } from '../../run/run.ts';
import type { MatcherResult } from '../define.ts';
import { leftBehind } from '../left-behind.ts';

/** The lab, which knows what its run has made. */
interface Everything {
  run: Run;
  /** The volumes that are meant to be there. */
  volumes: VolumeHandle[];
}

/**
 * Looks for volumes that the attempt has made beside those of the spec: none may be left. Those that
 * its containers were given without a name were noted when each was created.
 */
export async function toLeaveNoVolume({ run, volumes }: Everything): Promise<MatcherResult> {
  const known = volumes.map(({ name }) => name);
  const left = await leftBehind(
    'volumes to go with their containers',
    () => leftVolumes(run, known),
    ({ goesByItself }) => goesByItself,
  );
  return {
    pass: left.length === 0,
    finding: {
      ran: 'docker volume ls',
      got: left.map((volume) => describe(volume)).join('\n'),
      expected: 'no volume that your setup has brought about and left behind',
      read: docs.anonymousVolumes,
    },
  };
}

function describe({ name, givenTo }: LeftVolume): string {
  if (givenTo === undefined) return `the named volume ${name}`;
  return `the anonymous volume ${name.slice(0, 12)}…, which was ${givenTo}`;
}
