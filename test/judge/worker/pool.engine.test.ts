// A process that judges may be ended by anything: an administrator, the kernel that is out of memory.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { connect } from '../../../src/engine/client.ts';
import { requireEngine } from '../../../src/engine/discover.ts';
import { rightAnswers } from '../../../src/katas/attempt.ts';
import { findLeftovers } from '../../../src/lab/run/orphans.ts';
import { JudgePool } from '../../../src/judge/worker/pool.ts';
import type { JudgeJob } from '../../../src/judge/worker/protocol.ts';
import { waitFor } from '../../../src/system/wait-for.ts';
import { CheckAll } from '../../../src/watch/judging/all.ts';
import { kataOf } from '../../support/judging.ts';

const kata = kataOf('41');
let job: JudgeJob;

beforeAll(async () => {
  const [attempt] = await rightAnswers(kata);
  if (!attempt) throw new Error('41 has no reference answer');
  job = { kataFolder: kata.folder, attempt };
});

/** The processes that judge for this one. */
function workers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return Number(parent) === process.pid && command.includes('worker/worker-main.ts');
      } catch {
        return false;
      }
    });
}

async function kill(): Promise<void> {
  for (const pid of workers()) process.kill(pid, 'SIGKILL');
  await waitFor(() => (workers().length === 0 ? true : undefined), { withinMs: 5000 });
}

describe('a process that judges', () => {
  let pool: JudgePool;
  beforeEach(() => (pool = new JudgePool(1)));
  afterEach(() => pool.close());

  test('killed while it was idle, is replaced', async () => {
    expect(workers()).toHaveLength(1);
    await kill();
    expect(await pool.judge(job)).toMatchObject({ status: 'passed' });
    await kill();
    expect(await pool.judge(job)).toMatchObject({ status: 'passed' });
  });

  test('killed in the moment in which it is asked, is replaced', async () => {
    for (const pid of workers()) process.kill(pid, 'SIGKILL');
    expect(await pool.judge(job)).toMatchObject({ status: 'passed' });
  });

  test('killed in the middle, is replaced, and its attempt judged anew', async () => {
    let kills = 0;
    const verdict = await pool.judge(job, () => {
      if (kills === 0) void kill();
      kills += 1;
    });
    expect(kills).toBeGreaterThan(1);
    expect(verdict).toMatchObject({ status: 'passed' });
    // What the first had made is removed by the second.
    const { host, source, own } = await requireEngine();
    expect(await findLeftovers(connect({ host, source, own }))).toEqual([]);
  });

  test('killed in the middle twice, is an error that says so, and the pool goes on', async () => {
    let kills = 0;
    const verdict = await pool.judge(job, () => {
      kills += 1;
      void kill();
    });
    expect(kills).toBe(2);
    expect(verdict).toMatchObject({ status: 'error', attempt: 'right/reference', checks: [] });
    expect(verdict.message).toContain('The process that judges ended 2 times in the middle');
    expect(verdict.message).toContain('it was ended by SIGKILL');
    expect(await pool.judge(job)).toMatchObject({ status: 'passed' });
  });

  test('is ended with its pool, also where somebody still waits for it', async () => {
    const two = [pool.judge(job), pool.judge(job)].map((one) => one.catch(String));
    await pool.close();
    for (const said of await Promise.all(two)) expect(said).toContain('Judging was stopped');
    expect(workers()).toEqual([]);
  });
});

test('whom nobody listens to any more it goes without a word, and leaves nothing', async () => {
  const execArgv = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const file = new URL('../../../src/judge/worker/worker-main.ts', import.meta.url);
  const worker = fork(file, { execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const words = text(worker.stderr as NodeJS.ReadableStream);
  worker.send(job);
  while (!('check' in ((await once(worker, 'message'))[0] as object)));
  worker.disconnect();
  expect(await once(worker, 'exit')).toEqual([0, null]);
  expect(await words).toBe('');
});

test('a watch that checks all outlives one as well', async () => {
  const all = new CheckAll();
  await kill();
  const verdicts: string[] = [];
  // The kata as it is handed out fails; what counts is that there is a verdict.
  await all.run([kata], (_kata, { status }) => verdicts.push(status));
  await all.close();
  expect(verdicts).toEqual(['failed']);
});
