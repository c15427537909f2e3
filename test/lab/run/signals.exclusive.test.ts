import { randomInt } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { connect } from '../../../src/engine/client.ts';
import { requireEngine } from '../../../src/engine/discover.ts';
import { ownerLabel } from '../../../src/lab/run/labels.ts';
import { waitFor } from '../../../src/system/wait-for.ts';
import { dojo } from '../../support/dojo.ts';

/** The containers that carry the label of a process: what a run of it made and left. */
async function containersOf(pid: number | undefined): Promise<number> {
  const docker = connect(await requireEngine());
  const all = await docker.listContainers({ all: true });
  return all.filter(({ Labels }) => Labels[ownerLabel]?.startsWith(`${pid}.`)).length;
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends a judging at any moment, and removes what it made', async (signal, code) => {
  for (let times = 0; times < 2; times += 1) {
    const judging = dojo(['test', '41']);
    await waitFor(async () => ((await containersOf(judging.pid)) > 0 ? true : undefined), {
      withinMs: 30_000,
    });
    await after(randomInt(0, 800));
    judging.kill(signal);
    const { exitCode } = await judging;
    expect(exitCode).toBe(code);
    expect(await containersOf(judging.pid)).toBe(0);
  }
});

test('two Ctrl-C, one right after the other, print no verdict', async () => {
  const judging = dojo(['test', '41']);
  await waitFor(async () => ((await containersOf(judging.pid)) > 0 ? true : undefined), {
    withinMs: 30_000,
  });
  judging.kill('SIGINT');
  await after(150);
  judging.kill('SIGINT');
  const { exitCode, stdout } = await judging;
  expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
  expect(await containersOf(judging.pid)).toBe(0);
});
