import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Docker from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';
import { NetworkHistory } from '../../src/lab/objects/network/events.ts';
import { openOutsideServer } from '../../src/lab/objects/network/outside-server.ts';

/** A job without a network, beside a container that reaches what the job must not reach. */
export default async function run(floor: Floor): Promise<void> {
  const outbox = join(floor.folder, 'outbox');
  const [outside, history] = await Promise.all([
    openOutsideServer(floor.run, 'outside'),
    NetworkHistory.open(floor.docker),
    mkdir(outbox),
  ]);
  const [job, passerBy] = await Promise.all([
    startJob(floor, outbox, outside.url),
    floor.toolbox('bridge'),
  ]);
  const toolbox = await floor.toolbox(`container:${job.id}`);

  const interfaces = await toolbox.ask('ip -brief link show up');
  assert.match(interfaces, /^lo [^\n]*$/);

  await passerBy.fetch(outside.url, outside.body);
  assert.equal(await toolbox.ask(`curl -s --max-time 2 ${outside.url}`), '');

  const page = await toolbox.fetch('http://127.0.0.1:8080/', 'interfaces: lo, outside: no answer');
  assert.equal((await readFile(join(outbox, 'report.txt'), 'utf8')).trim(), page);
  await toolbox.fetch('http://127.0.0.1:8080/', `for ${floor.nonce}`, {
    ...{ method: 'POST', send: floor.nonce },
  });
  assert.deepEqual(await history.networksOf(job.id), []);
  history.close();
}

async function startJob(floor: Floor, outbox: string, url: string): Promise<Docker.Container> {
  const job = await floor.create('node:24-trixie-slim', {
    Env: [`NIGHT=${floor.nonce}`, `OUTSIDE=${url}`],
    Cmd: ['node', '/job.mjs'],
    HostConfig: { NetworkMode: 'none', Binds: [`${outbox}:/outbox`] },
  });
  await floor.put(job, 'job.mjs', await readFile(join(floor.folder, 'app/job.mjs'), 'utf8'));
  await job.start();
  return job;
}
