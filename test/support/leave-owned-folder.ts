// Makes a folder with an owner of its own, and a folder in it that is closed to others; prints the path of
// the run’s folder, and stays until it is killed.
import { join } from 'node:path';
import { connect } from '../../src/engine/client.ts';
import { requireEngine } from '../../src/engine/discover.ts';
import { OwnedFolder } from '../../src/lab/objects/storage/owned-folder.ts';
import { Toolboxes } from '../../src/lab/probes/toolboxes.ts';
import { openRun } from '../../src/lab/run/run.ts';

const endpoint = await requireEngine();
const run = openRun(endpoint, connect(endpoint));
const probes = new Toolboxes(run);
const { path, owner } = await OwnedFolder.create(join(run.folder, 'host', 'owned'), probes);
const line = `mkdir -m 700 in && touch in/file && chown -R ${owner.uid}:${owner.gid} in`;
await probes.inMount(path, ['sh', '-c', `cd /mounted && ${line}`]);
console.log(run.folder);
setInterval(() => undefined, 60_000);
