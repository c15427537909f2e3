import { waitFor } from '../../../src/system/wait-for.ts';
import { dojo } from '../../support/dojo.ts';
import { leftByEnded } from '../../support/grading/left.ts';
import { TestRedis } from '../../support/grading/redis.ts';
import { Running } from '../../support/grading/running.ts';
import { describeWithSandboxes, rowOf, SmallClass } from '../../support/grading/small-class.ts';

describeWithSandboxes('a class graded over a queue', () => {
  const small = new SmallClass({ ada: 'right', bob: 'wrong', cyd: 'another' });
  const workers: Running[] = [];
  let grading: Running | undefined;
  let redis: TestRedis;
  const grade = (out: string, ...more: string[]) =>
    dojo(['grade', small.folder, '--katas', '41', '--out', small.path(out), ...more]);

  beforeAll(async () => {
    redis = await TestRedis.start();
    const near = await grade('near', '--jobs', '2');
    if (near.exitCode !== 0) throw new Error(near.all);
    const worker = () =>
      new Running([...['grade', 'worker', '--queue', redis.address, '--jobs', '1', '--unsigned']]);
    workers.push(worker(), worker());
  });
  afterAll(async () => {
    await grading?.stop();
    await Promise.all(workers.map((worker) => worker.stop()));
    await redis.close();
    small.remove();
  });

  test('has the sheet that it has without one, and nothing stays in Redis', async () => {
    for (const worker of workers) await worker.says(/judging 1 at once/);
    const far = await grade('far', '--queue', redis.address);
    expect({ code: far.exitCode, all: far.all }).toMatchObject({ code: 0 });
    expect(await redis.client.keys('*')).toEqual([]);

    const [a, b] = [small.sheet('far'), small.sheet('near')];
    expect(a.students.map(rowOf)).toEqual(b.students.map(rowOf));
    expect(a.students.map(rowOf)).toMatchObject(
      ['passed', 'failed', 'passed'].map((status) => [{ status }]),
    );
    expect({ ...a, gradedAt: '', students: [] }).toEqual({ ...b, gradedAt: '', students: [] });
  });

  test('outlives a Redis that goes away in the middle', async () => {
    grading = new Running([
      ...['grade', small.folder, '--katas', '41', '--out', small.path('lost')],
      ...['--queue', redis.address],
    ]);
    await redis.active().catch((error: unknown) => {
      throw new Error(workers.map(({ written }) => written).join('\n'), { cause: error });
    });
    await redis.restart();
    expect({ code: await grading.ended(), all: grading.written }).toMatchObject({ code: 0 });
    expect(grading.written).toContain('does not answer; waiting for it');
    expect(small.sheet('lost').students.map(rowOf)).toMatchObject(
      ['passed', 'failed', 'passed'].map((status) => [{ status }]),
    );
    expect(small.record('lost')).toHaveLength(3);
    // A worker that was cut off may have been the last to touch it: it removes what that has left.
    const isEmpty = async () => ((await redis.client.keys('*')).length === 0 ? true : undefined);
    await waitFor(isEmpty, { withinMs: 10_000 });
    expect(await redis.client.keys('*')).toEqual([]);
  });

  test('a worker ends by Ctrl-C, and leaves nothing', async () => {
    expect(await Promise.all(workers.map((worker) => worker.stop()))).toEqual([130, 130]);
    expect(await leftByEnded()).toEqual([]);
  });
});
