import { join } from 'node:path';
import { OwnedFolder } from '../../../../src/lab/objects/storage/owned-folder.ts';
import { Toolboxes } from '../../../../src/lab/probes/toolboxes.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let probes: Toolboxes;

beforeAll(async () => {
  bench = await Workbench.open();
  probes = new Toolboxes(bench.run);
});
afterAll(() => bench.close());

const make = (name: string) => OwnedFolder.create(join(bench.run.folder, 'host', name), probes);

/** What a container comes to that has the folder at /out. */
function runWith({ path }: OwnedFolder, line: string, User: string) {
  const HostConfig = { Binds: [`${path}:/out`] };
  return bench.runOnce('debian:trixie-slim', ['sh', '-c', line], { User, HostConfig });
}

test('its owner may write to it, and nobody else; the files tell who did', async () => {
  const folder = await make('receipts');
  const { uid, gid } = folder.owner;
  expect(await folder.owned()).toEqual([{ path: '', uid, gid, mode: '755' }]);
  const seen = await runWith(folder, 'stat -c %u:%g /out', '1');
  expect(seen.output.trim()).toBe(`${uid}:${gid}`);

  const write = 'echo receipt > /out/a';
  expect((await runWith(folder, write, `${uid + 1}:${gid}`)).exitCode).not.toBe(0);
  expect(await folder.ownedWith('receipt')).toEqual([]);
  expect((await runWith(folder, write, `${uid}:3`)).exitCode).toBe(0);
  expect(await folder.ownedWith('receipt')).toEqual([{ path: 'a', uid, gid: 3, mode: '644' }]);
});

test('each has an owner of its own', async () => {
  const [one, other] = await Promise.all([make('one'), make('other')]);
  expect(one.owner.uid).not.toBe(other.owner.uid);
  expect(one.owner.gid).not.toBe(other.owner.gid);
  for (const { uid, gid } of [one.owner, other.owner])
    expect([uid, gid].every((id) => id >= 2000 && id < 60_000)).toBe(true);
});
