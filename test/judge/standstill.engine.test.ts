import { setTimeout as pause } from 'node:timers/promises';
import { referenceAnswer } from '../../src/katas/attempt.ts';
import { JudgeWorker } from '../../src/judge/worker/judge-worker.ts';
import type { Verdict } from '../../src/judge/verdict.ts';
import { kataOf } from '../support/judging.ts';

describe('a machine that stands still while it judges', () => {
  let worker: JudgeWorker;

  beforeEach(() => (worker = new JudgeWorker()));
  afterEach(() => worker.close());

  /** Judges the reference answer of 02; the process that does so stands still where its setup starts something. */
  async function judgeWith({ standstills }: { standstills: number }): Promise<Verdict> {
    const kata = kataOf('02');
    const job = {
      kataFolder: kata.folder,
      attempt: await referenceAnswer(kata),
      setupDeadlineMs: 4000,
    };
    let left = standstills;
    const outcome = await worker.judge(job, {
      onProgress: (progress) => {
        if (!('doing' in progress) || left === 0 || worker.pid === undefined) return;
        left -= 1;
        void standStill(worker.pid);
      },
    });
    if (!('verdict' in outcome)) throw new Error(outcome.end);
    return outcome.verdict;
  }

  /** Longer than a setup may take, and than anything could be busy. */
  async function standStill(pid: number): Promise<void> {
    process.kill(pid, 'SIGSTOP');
    await pause(11_000);
    process.kill(pid, 'SIGCONT');
  }

  test('judges once more: no time limit that struck meanwhile is anybody’s', async () => {
    const { status, ms, checks } = await judgeWith({ standstills: 1 });
    expect({ status, message: checks.find(({ status: s }) => s !== 'passed')?.message }).toEqual({
      ...{ status: 'passed', message: undefined },
    });
    expect(ms).toBeGreaterThan(11_000);
  });

  test('says so where it happens again', async () => {
    const { status, message } = await judgeWith({ standstills: 2 });
    expect(status).toBe('error');
    expect(message).toMatch(/^This machine stood still for 1[12] s in the middle/);
  });
});
