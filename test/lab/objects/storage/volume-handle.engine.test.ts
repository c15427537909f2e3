import { VolumeHandle } from '../../../../src/lab/objects/storage/volume-handle.ts';
import { Toolboxes } from '../../../../src/lab/probes/toolboxes.ts';
import { Workbench } from '../../../support/containers.ts';

const image = 'debian:trixie-slim';
let bench: Workbench;
let probes: Toolboxes;

beforeAll(async () => {
  bench = await Workbench.open();
  probes = new Toolboxes(bench.run);
});
afterAll(() => bench.close());

/** A volume in which a container has run a line of shell, as root. */
async function volumeAfter(name: string, line: string): Promise<VolumeHandle> {
  const volume = await VolumeHandle.create(bench.run, probes, `${name}-${bench.run.id}`);
  const HostConfig = { Binds: [`${volume.name}:/data`] };
  const { exitCode } = await bench.runOnce(image, ['sh', '-c', line], { HostConfig });
  expect(exitCode).toBe(0);
  return volume;
}

test('it tells owners and modes, also of what lies behind a closed folder', async () => {
  const volume = await volumeAfter(
    'owned',
    'cd /data && chown 7:8 . && mkdir -m 700 in && echo "it is me" > "in/a b" && chown -R 4000:5000 in',
  );
  expect(await volume.owned()).toEqual([
    { path: '', uid: 7, gid: 8, mode: '755' },
    { path: 'in', uid: 4000, gid: 5000, mode: '700' },
    { path: 'in/a b', uid: 4000, gid: 5000, mode: '644' },
  ]);
  expect((await volume.ownedWith('it is me')).map(({ path }) => path)).toEqual(['in/a b']);
  expect(await volume.ownedWith('it is not')).toEqual([]);
});

test('it tells what a user may write to, by the user, by the group, and behind a closed folder', async () => {
  const volume = await volumeAfter(
    'writable',
    `cd /data && echo one > one && chown 4000:5000 one && chmod 664 one
    mkdir -m 711 in && echo two > in/two && chmod 666 in/two && ln -s one link
    mkdir -m 700 closed && echo three > closed/three && chmod 666 closed/three`,
  );
  expect(await volume.writableBy({ uid: 4000, gid: 1 })).toEqual(['in/two', 'one']);
  expect(await volume.writableBy({ uid: 1, gid: 5000 })).toEqual(['in/two', 'one']);
  expect(await volume.writableBy({ uid: 1, gid: 1 })).toEqual(['in/two']);
});

test('it is empty at first, and takes the owner of what it covers', async () => {
  const volume = await VolumeHandle.create(bench.run, probes, `first-${bench.run.id}`);
  expect(await volume.owned()).toEqual([{ path: '', uid: 0, gid: 0, mode: '755' }]);
  const HostConfig = { Binds: [`${volume.name}:/tmp`] };
  await bench.runOnce(image, ['true'], { HostConfig });
  expect(await volume.owned()).toEqual([{ path: '', uid: 0, gid: 0, mode: '1777' }]);
});
