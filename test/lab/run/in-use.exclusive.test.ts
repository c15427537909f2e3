import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../../src/engine/client.ts';
import { requireEngine } from '../../../src/engine/discover.ts';
import { referenceOf } from '../../../src/images/catalogue.ts';
import { enter } from '../../../src/lab/run/ledger.ts';
import { removeOrphans } from '../../../src/lab/run/orphans.ts';
import { runsFolder } from '../../../src/lab/run/run.ts';
import { ownProcess, writeProcessId } from '../../../src/system/process-id.ts';

test('what a dead run’s ledger names and somebody uses is removed when nobody does any more', async () => {
  const docker = connect(await requireEngine());
  // Of a process that ended long ago.
  const owner = writeProcessId({ ...ownProcess(), pid: 1, start: '1' });
  const folder = join(runsFolder(), `0123456789@${owner}`);
  mkdirSync(join(folder, 'attempt'), { recursive: true });
  const name = `dojo-in-use-${ownProcess().pid}`;
  enter(folder, { kind: 'volume', name });
  const somebody = await docker.createContainer({
    Image: referenceOf('docker-dojo/toolbox'),
    HostConfig: { Binds: [`${name}:/srv`] },
  });
  try {
    await removeOrphans(docker);
    expect(existsSync(join(folder, 'attempt'))).toBe(false);
    expect((await docker.getVolume(name).inspect()).Name).toBe(name);
  } finally {
    await somebody.remove({ force: true });
  }
  await removeOrphans(docker);
  await expect(docker.getVolume(name).inspect()).rejects.toMatchObject({ statusCode: 404 });
  expect(existsSync(folder)).toBe(false);
});
