import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type Docker from 'dockerode';
import { execa } from 'execa';
import { connect } from '../../../src/engine/client.ts';
import { requireEngine } from '../../../src/engine/discover.ts';
import { compareInventories, takeInventory } from '../../../src/engine/inventory.ts';
import { checkout } from '../../../src/system/paths.ts';
import { findLeftovers } from '../../../src/lab/run/orphans.ts';
import { dojo } from '../../support/dojo.ts';

const kills = 50;
let docker: Docker;

beforeAll(async () => {
  docker = connect(await requireEngine());
});

/** Judges a right answer in a process of its own. */
function judgeReference(number: string) {
  const script = join(checkout, 'test/support/judge-reference.ts');
  return execa(process.execPath, ['--no-warnings', script, number], { reject: false });
}

/** Kills such a process, without warning, at some moment. */
async function judgeAndKill(number: string): Promise<void> {
  const judging = judgeReference(number);
  await Promise.race([judging, after(randomInt(100, 3500))]);
  judging.kill('SIGKILL');
  await judging;
}

/** Things of somebody else whose names and labels look like the dojo's. */
async function bystanders() {
  const labels = { 'dojo.run.note': 'mine', 'org.testcontainers': 'true' };
  const name = `dojo-bystander-${randomInt(1e9)}`;
  const volume = await docker.createVolume({ Name: name, Labels: labels });
  const network = await docker.createNetwork({ Name: name, Labels: labels });
  await docker.getImage('debian:trixie-slim').tag({ repo: `localhost/${name}`, tag: '1' });
  const container = await docker.createContainer({
    name,
    Image: `localhost/${name}:1`,
    Cmd: ['sleep', '600'],
    Labels: labels,
    HostConfig: { NetworkMode: name, Binds: [`${name}:/data`] },
  });
  await container.start();
  return async () => {
    expect((await container.inspect()).State.Running).toBe(true);
    await container.remove({ force: true, v: true });
    await network.remove();
    await volume.remove();
    await docker.getImage(`localhost/${name}:1`).remove();
  };
}

test(`after ${kills} kills the next command leaves the engine as it was`, async () => {
  await dojo(['images']);
  const removeBystanders = await bystanders();
  const before = await takeInventory(docker);
  // Two at a time, as `verify` runs them: a sweep must not mistake the other for a dead run.
  const numbers = ['41', '52', '71'];
  for (let done = 0; done < kills; done += 2)
    await Promise.all(
      [0, 1].map((offset) => judgeAndKill(numbers[(done + offset) % numbers.length] ?? '41')),
    );
  const { exitCode } = await dojo(['images']);
  expect(exitCode).toBe(0);
  expect(compareInventories(before, await takeInventory(docker))).toEqual([]);
  expect(await findLeftovers(docker)).toEqual([]);
  await removeBystanders();
});

test('a run that goes on survives the sweep of other commands', async () => {
  const judging = judgeReference('41');
  for (let running = true; running;) {
    await dojo(['images']);
    running = await Promise.race([judging.then(() => false), after(50, true)]);
  }
  expect((await judging).stdout).toBe('passed');
});
