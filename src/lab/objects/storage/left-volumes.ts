import { runLabel } from '../../run/labels.ts';
import type { Run } from '../../run/run.ts';
import { lookAtVolume } from './volume.ts';

/** A volume that a run’s setups have brought about, and that is there. */
export interface LeftVolume {
  name: string;
  /** Of an anonymous one: `/data of redis:8-trixie`; undefined for one that somebody named. */
  givenTo: string | undefined;
  /** The engine may be about to remove it. */
  goesByItself: boolean;
}

/**
 * The volumes that the attempt has made, and has not taken away, whether a container of it is there yet
 * or not: those with a name, and those that the engine gave its containers.
 * @param known names of volumes that are meant to be there
 */
export async function leftVolumes(run: Run, known: string[]): Promise<LeftVolume[]> {
  const filters = JSON.stringify({ label: [`${runLabel}=${run.id}`] });
  const { Volumes: labelled } = await run.docker.listVolumes({ filters });
  const given = await Promise.all(
    [...run.made.volumes].map(async ([name, { image, target, goesByItself }]) =>
      (await lookAtVolume(run.docker, name))
        ? [{ name, givenTo: `${target} of ${image}`, goesByItself }]
        : [],
    ),
  );
  const named = labelled
    .filter(({ Name: name }) => !run.made.volumes.has(name) && !known.includes(name))
    .map(({ Name: name }) => ({ name, givenTo: undefined, goesByItself: false }));
  return [...given.flat(), ...named];
}
