import { cpSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { fingerprint } from '../../../src/katas/attempt.ts';
import { leftByEnded } from '../../support/grading/left.ts';
import { TestRedis } from '../../support/grading/redis.ts';
import { Running } from '../../support/grading/running.ts';
import {
  describeWithSandboxes,
  kata,
  rowOf,
  SmallClass,
  works,
} from '../../support/grading/small-class.ts';
import { kataOf } from '../../support/judging.ts';
import { SmallSet } from '../../support/small-set.ts';

const secretName = 'DOJO_QUEUE_SECRET';

describeWithSandboxes('a queue', () => {
  const running: Running[] = [];
  let redis: TestRedis;
  const small = new SmallClass({ bob: 'wrong' });
  const start = (args: string[], env: NodeJS.ProcessEnv = {}): Running => {
    const command = new Running(['grade', ...args, '--queue', redis.address], env);
    running.push(command);
    return command;
  };
  const grade = (out: string, katas: string[], env: NodeJS.ProcessEnv = {}) =>
    start([small.folder, '--out', small.path(out), '--katas', ...katas], env);
  const worker = (more: string[], env: NodeJS.ProcessEnv = {}) =>
    start(['worker', '--jobs', '1', ...(env[secretName] ? [] : ['--unsigned']), ...more], env);

  beforeAll(async () => {
    redis = await TestRedis.start();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((command) => command.stop()));
  });
  afterAll(async () => {
    await redis.close();
    small.remove();
  });

  test('gives what a killed worker had to another, and counts no verdict twice', async () => {
    const set = new SmallSet([kata]);
    // Two katas, so that it can be killed between them.
    const second = kata.replace('41', '42').replace('name', 'nickname');
    cpSync(set.path('katas', kata), set.path('katas', second), { recursive: true });
    small.handIn('bob', 'right', second);
    const first = worker(['--katas', set.root]);
    const grading = grade('killed', [set.root, '41', '42']);
    await first.says(/kata 41: failed/);
    first.signal('SIGKILL');
    const other = worker(['--katas', set.root]);
    expect({ code: await grading.ended(), all: grading.written }).toMatchObject({ code: 0 });
    // What was handed back is not judged again.
    expect(other.written).toContain('kata 42: passed');
    expect(other.written).not.toContain('kata 41');
    const lines = small.record('killed');
    expect(new Set(lines.map(({ edition }) => edition)).size).toBe(2);
    expect(lines).toHaveLength(2);
    expect(await redis.client.keys('*')).toEqual([]);
    await other.stop();
    set.remove();
  });

  test('has no worker judge that would judge otherwise', async () => {
    const set = new SmallSet([kata]);
    set.change(`katas/${kata}/kata.spec.ts`, /$/, '\n// another one\n');
    const other = worker(['--katas', set.root]);
    const grading = grade('other', ['41']);
    await other.says(new RegExp(`does not judge for it: .* ${kata} differ here`));
    await grading.says(new RegExp(`process \\d+\\) does not judge: .* ${kata} differ here`));
    expect(await grading.stop()).toBe(130);
    expect(grading.written).toContain('the same command goes on where this one stopped');
    expect(await redis.client.keys('*')).toEqual([]);
    set.remove();
  });

  test('has no worker take what nobody has signed, unless it was told to', async () => {
    const careful = start(['worker', '--jobs', '1']);
    const grading = grade('unsigned', ['41']);
    await careful.says(
      /does not judge for it: nobody has signed what it sends.* --unsigned/,
      280_000,
    );
    await grading.says(/process \d+\) does not judge: nobody has signed .*DOJO_QUEUE_SECRET/);
    expect(await grading.stop()).toBe(130);
    expect(careful.written).not.toMatch(/kata 41/);
    const both = worker(['--unsigned'], { [secretName]: 'a secret' });
    expect(await both.ended()).toBe(64);
    expect(both.written).toContain('--unsigned does not go with DOJO_QUEUE_SECRET');
  });

  test('believes no verdict that no worker has sealed', async () => {
    const secret = { DOJO_QUEUE_SECRET: 'only the graders know it' };
    const grading = grade('forged', ['41'], secret);
    const wait = await redis.key('wait');
    const job = await eventuallyFirst(wait);
    const of = (name: string) => wait.replace(/wait$/, name);
    const sent = z
      .object({ body: z.string() })
      .parse(JSON.parse(JSON.parse((await redis.client.hget(of(job), 'data')) ?? '') as string));
    const { run, katas } = JSON.parse(sent.body) as { run: string; katas: { edition: string }[] };
    // No name and no path of the grader's machine is in it.
    expect(sent.body).not.toMatch(/bob|\/tmp|\/root/);
    const body = JSON.stringify({
      ...{ version: 1, run, job, edition: katas[0]?.edition, stopped: [] },
      verdict: passed(),
    });
    for (const row of ['garbage', '{}', JSON.stringify({ body, seal: null })])
      await redis.client.rpush(of(`${job}:logs`), row);
    await grading.says(/(?:refused: a result for bob.*\n[^]*){3}/);
    const judging = worker([], secret);
    expect({ code: await grading.ended(), all: grading.written }).toMatchObject({ code: 0 });
    expect(small.sheet('forged').students.map(rowOf)).toMatchObject([[{ status: 'failed' }]]);
    expect(await redis.client.keys('*')).toEqual([]);
    await judging.stop();
    // Not even of the worker that was killed: the next one takes away what the kernel leaves.
    expect(await leftByEnded()).toEqual([]);
  });

  /** What would be believed, if it were sealed. */
  function passed() {
    const attempt = { label: 'submission', folder: works.wrong };
    const name = JSON.parse(readFileSync(`${kataOf('41').folder}/kata.json`, 'utf8')) as {
      starterFailsAt: string;
    };
    const check = { name: name.starterFailsAt, status: 'passed', message: '', ms: 1 };
    return {
      ...{ version: 1, kata, attempt: attempt.label, status: 'passed', message: null, ms: 1 },
      fingerprint: fingerprint(kataOf('41'), attempt),
      checks: [{ ...check, observed: null, expected: null, help: null }],
      ...{ engine: null, images: [] },
    };
  }

  async function eventuallyFirst(list: string): Promise<string> {
    for (;;) {
      const [first] = await redis.client.lrange(list, 0, -1);
      if (first !== undefined) return first;
    }
  }
});
