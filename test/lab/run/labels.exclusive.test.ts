import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { connect } from '../../../src/engine/client.ts';
import { requireEngine } from '../../../src/engine/discover.ts';
import { removeOrphans } from '../../../src/lab/run/orphans.ts';
import { runsFolder } from '../../../src/lab/run/run.ts';
import { ownProcess, writeProcessId } from '../../../src/system/process-id.ts';

test('a label that leads out of the folder of runs is nobody’s run', async () => {
  const docker = connect(await requireEngine());
  const folder = mkdtempSync(join(tmpdir(), 'docker-dojo-not-a-run-'));
  writeFileSync(join(folder, 'precious.sock'), '');
  const id = relative(runsFolder(), join(folder, 'precious'));
  // Of a process that ended long ago.
  const owner = writeProcessId({ ...ownProcess(), pid: 1, start: '1' });
  const name = `dojo-not-a-run-${ownProcess().pid}`;
  const volume = await docker.createVolume({
    Name: name,
    Labels: { 'dojo.run': id, 'dojo.owner': owner },
  });
  try {
    const swept = await removeOrphans(docker);
    expect(swept.map((one) => one.id)).not.toContain(id);
    expect(readdirSync(folder)).toEqual(['precious.sock']);
    expect((await volume.inspect()).Name).toBe(name);
  } finally {
    await volume.remove({ force: true });
    rmSync(folder, { recursive: true });
  }
});
