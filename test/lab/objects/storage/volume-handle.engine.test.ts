import { makeVolume, VolumeHandle } from '../../../../src/lab/objects/storage/volume-handle.ts';
import type { FileWish } from '../../../../src/lab/objects/storage/volume-files.ts';
import { Toolboxes } from '../../../../src/lab/probes/toolboxes.ts';
import { AttemptError } from '../../../../src/lab/run/observation.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let probes: Toolboxes;

beforeAll(async () => {
  bench = await Workbench.open();
  probes = new Toolboxes(bench.run);
});
afterAll(() => bench.close());

async function volumeWith(key: string, files: FileWish[]): Promise<VolumeHandle> {
  const name = `${key}-${bench.run.id}`;
  await makeVolume(bench.run, name, files);
  return new VolumeHandle(key, name, { run: bench.run, probes });
}

const inContainer = (volume: VolumeHandle, line: string) =>
  bench.runOnce('debian:trixie-slim', ['sh', '-c', line], {
    HostConfig: { Binds: [`${volume.name}:/box`] },
  });

test('what is put into a volume has the owners, modes and links that were wished for', async () => {
  const volume = await volumeWith('box', [
    { path: '.', kind: 'directory', uid: 1500, gid: 1501, mode: 0o700 },
    { path: '.hidden', content: 'seen\n', uid: 1500, gid: 1501, mode: 0o600 },
    { path: 'sub', kind: 'directory', uid: 1500, gid: 0, mode: 0o2750 },
    { path: 'sub/plain', content: 'text' },
    { path: 'way', kind: 'link', content: 'sub/plain' },
  ]);
  const list = `cd /box && find . -printf '%p %y %U %G %m %l\\n' | sort; cat .hidden`;
  const { output } = await inContainer(volume, list);
  expect(output.split('\n').map((line) => line.trim())).toEqual([
    '. d 1500 1501 700',
    './.hidden f 1500 1501 600',
    './sub d 1500 0 2750',
    './sub/plain f 0 0 644',
    './way l 0 0 777 sub/plain',
    'seen',
    '',
  ]);
});

test('what a container has left in it is read, whoever may', async () => {
  const volume = await volumeWith('left', []);
  await inContainer(
    volume,
    'cd /box; umask 077; mkdir in; echo text > in/file; ln -s /nowhere out; mkfifo pipe; chown -R 1500:7 .; chmod 700 .',
  );
  const common = { uid: 1500, gid: 7 };
  expect(await volume.files()).toEqual([
    { path: '.', kind: 'directory', mode: 0o700, content: '', ...common },
    { path: 'in', kind: 'directory', mode: 0o700, content: '', ...common },
    { path: 'in/file', kind: 'file', mode: 0o600, content: 'text\n', ...common },
    { path: 'out', kind: 'link', mode: 0o777, content: '/nowhere', ...common },
    { path: 'pipe', kind: 'other', mode: 0o600, content: '', ...common },
  ]);
});

test('a look leaves nothing behind, and changes nothing', async () => {
  const volume = await volumeWith('empty', []);
  const [before, after] = [await volume.files(), await volume.files()];
  expect(before).toEqual(after);
  expect(before).toMatchObject([{ path: '.', uid: 0, mode: 0o755 }]);
  const filters = JSON.stringify({ volume: [volume.name] });
  expect(await bench.docker.listContainers({ all: true, filters })).toEqual([]);
});

test('a line of shell runs in its root, as the user that is named', async () => {
  const owner = { uid: 1500, gid: 1501 };
  const volume = await volumeWith('kept', [
    { path: '.', kind: 'directory', mode: 0o700, ...owner },
    { path: 'own', content: 'seen', mode: 0o600, ...owner },
  ]);
  expect(await volume.run('1500:1501', 'cat own; echo text > more')).toEqual({
    exitCode: 0,
    output: 'seen',
  });
  expect(await volume.files()).toContainEqual(
    expect.objectContaining({ path: 'more', content: 'text\n', ...owner }),
  );
  const { exitCode, output } = await volume.run('1502:1502', 'ls .');
  expect(exitCode).not.toBe(0);
  expect(output).toContain('Permission denied');
});

test('what is put into it later is beside what was there', async () => {
  const volume = await volumeWith('twice', [{ path: 'first', content: '1' }]);
  await volume.put([{ path: 'second', content: '2' }]);
  const paths = (await volume.files()).map(({ path }) => path);
  expect(paths).toEqual(['.', 'first', 'second']);
});

test('one that is gone is the attempt’s fault, and a look does not bring it back', async () => {
  const volume = new VolumeHandle('gone', `gone-${bench.run.id}`, { run: bench.run, probes });
  await expect(volume.files()).rejects.toThrow(AttemptError);
  await expect(volume.files()).rejects.toThrow(`no such volume: gone-${bench.run.id}`);
  expect(await volume.exists()).toBe(false);
});

test.each([
  ['one endless file', 'head -c 40000000 /dev/zero > /box/zero', 'more than 16 MB'],
  ['very many files', 'cd /box; seq 6000 | xargs touch', 'more than 5000 files'],
])('of %s nobody reads all', async (what, line, words) => {
  const volume = await volumeWith(what.replaceAll(' ', '-'), []);
  await inContainer(volume, line);
  await expect(volume.files()).rejects.toThrow(words);
});

/** A volume in which a container has run a line of shell, as root. */
async function volumeAfter(name: string, line: string): Promise<VolumeHandle> {
  const volume = await volumeWith(name, []);
  const { exitCode } = await inContainer(volume, line);
  expect(exitCode).toBe(0);
  return volume;
}

test('it tells owners and modes, also of what lies behind a closed folder', async () => {
  const volume = await volumeAfter(
    'owned',
    'cd /box && chown 7:8 . && mkdir -m 700 in && echo "it is me" > "in/a b" && chown -R 4000:5000 in',
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
    `cd /box && echo one > one && chown 4000:5000 one && chmod 664 one
    mkdir -m 711 in && echo two > in/two && chmod 666 in/two && ln -s one link
    mkdir -m 700 closed && echo three > closed/three && chmod 666 closed/three`,
  );
  expect(await volume.writableBy({ uid: 4000, gid: 1 })).toEqual(['in/two', 'one']);
  expect(await volume.writableBy({ uid: 1, gid: 5000 })).toEqual(['in/two', 'one']);
  expect(await volume.writableBy({ uid: 1, gid: 1 })).toEqual(['in/two']);
});

test('it is empty at first, and takes the owner of what it covers', async () => {
  const volume = await volumeWith('first', []);
  expect(await volume.owned()).toEqual([{ path: '', uid: 0, gid: 0, mode: '755' }]);
  const HostConfig = { Binds: [`${volume.name}:/tmp`] };
  await bench.runOnce('debian:trixie-slim', ['true'], { HostConfig });
  expect(await volume.owned()).toEqual([{ path: '', uid: 0, gid: 0, mode: '1777' }]);
});
