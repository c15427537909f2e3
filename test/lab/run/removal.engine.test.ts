import { existsSync } from 'node:fs';
import { connect } from '../../../src/engine/client.ts';
import { requireEngine } from '../../../src/engine/discover.ts';
import { remove } from '../../../src/lab/run/removal.ts';
import { openRun } from '../../../src/lab/run/run.ts';

test('what cannot be removed while the engine is away goes with the next run', async () => {
  const endpoint = await requireEngine();
  const docker = connect(endpoint);
  const [run, next] = [openRun(endpoint, docker), openRun(endpoint, docker)];
  const volume = await docker.createVolume({ Labels: run.labels });
  run.docker = connect({ ...endpoint, host: 'unix:///nowhere.sock' });
  await expect(remove(run)).rejects.toThrow(/ENOENT/);
  run.docker = docker;
  await remove(next);
  await expect(volume.inspect()).rejects.toThrow(/no such volume/);
  expect([run, next].map(({ folder }) => existsSync(folder))).toEqual([false, false]);
});
