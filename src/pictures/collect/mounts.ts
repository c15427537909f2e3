import { mountsIn } from '../../lab/objects/storage/mounts.ts';
import type { Mount } from '../../lab/run/trace.ts';
import type { Run } from '../../lab/run/run.ts';
import type { SeenContainer } from './containers.ts';
import { few } from '../../text/limits.ts';
import type { MountFacts, MountsFacts } from '../schema/schema.ts';

const afterRemove: Record<MountFacts['backing'], MountFacts['afterRemove']> = {
  'container layer': 'gone',
  volume: 'stays',
  'anonymous volume': 'nameless',
  host: 'stays',
  tmpfs: 'gone',
};

/**
 * What the paths of containers are backed by. Of containers that have nothing mounted there is
 * something to say only where none has.
 */
export async function collectMounts(run: Run, containers: SeenContainer[]): Promise<MountsFacts[]> {
  const asked = containers.filter(({ by }) => by !== 'visitor');
  const all = await Promise.all(
    asked.map(async (one) => ({ ...one, mounted: await mountsIn(run.docker, one.info) })),
  );
  const mounting = all.filter(({ mounted }) => mounted.length > 0);
  const shown = mounting.length > 0 ? mounting : all;
  return Promise.all(
    shown.map(async ({ name, image, info, mounted }) => {
      const mounts = few(mounted);
      const byItself = mounts.some(({ kind }) => kind === 'anonymous volume')
        ? await volumesOf(run, info.Image)
        : [];
      const layer = { path: '/', backing: 'container layer', source: '', readOnly: false } as const;
      const backed = mounts.map((mount) => factsOf(run, mount, byItself));
      const first = { ...layer, fromImage: false, afterRemove: afterRemove[layer.backing] };
      return { container: name, image, mounts: [first, ...backed] };
    }),
  );
}

/** The paths for which an image asks for a volume. */
async function volumesOf({ docker }: Run, image: string): Promise<string[]> {
  const { Config } = await docker.getImage(image).inspect();
  return Object.keys((Config as { Volumes?: object | null }).Volumes ?? {});
}

function factsOf(
  run: Run,
  { kind, source, target, readOnly, memory }: Mount,
  byItself: string[],
): MountFacts {
  const backing = memory ? 'tmpfs' : kind === 'bind' ? 'host' : kind;
  return {
    path: target,
    backing,
    source: kind === 'bind' ? inTheRun(run, source) : source,
    readOnly,
    fromImage: kind === 'anonymous volume' && byItself.includes(target),
    afterRemove: afterRemove[backing],
  };
}

/**
 * A folder that the lab made for the run is called as the spec calls it; one that came with the
 * attempt may have the same name, and is called `attempt/…`.
 */
function inTheRun({ folder }: Run, path: string): string {
  const homes = [`${folder}/host/`, `${folder}/`];
  const home = homes.find((one) => path.startsWith(one));
  return home ? path.slice(home.length) : path;
}
