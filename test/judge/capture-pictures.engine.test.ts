// What comes between a run and its pictures never changes the verdict.
import { createServer, type Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../src/engine/client.ts';
import { AttemptError } from '../../src/lab/run/observation.ts';
import { openRun, type Run } from '../../src/lab/run/run.ts';
import { PictureCapture } from '../../src/judge/capture-pictures.ts';
import { JudgePool } from '../../src/judge/worker/pool.ts';
import { ownAttempt, rightAnswers } from '../../src/katas/attempt.ts';
import { kataOf } from '../support/judging.ts';

const kata = kataOf('43');
const failed = {
  name: 'a check',
  ms: 1,
  skipped: false,
  errors: [new AttemptError({ ran: 'looked', got: 'nothing', expected: 'something' })],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-looking-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A run of which a check has looked at networks, on an engine at this socket. */
function runAt(socket: string): Run {
  const endpoint = { host: `unix://${socket}`, source: 'a test', own: false };
  const run = openRun(endpoint, connect(endpoint));
  rmSync(run.folder, { recursive: true });
  run.trace.check = failed.name;
  run.trace.viewed('networks');
  return run;
}

test('an engine that is gone: no picture', async () => {
  const looking = new PictureCapture(runAt(join(folder, 'nobody.sock')), kata, {});
  await looking.afterCheck([failed]);
  expect(await looking.end([])).toBeNull();
});

test('an engine that hangs: no picture, two seconds later', async () => {
  const socket = join(folder, 'hangs.sock');
  const callers: Socket[] = [];
  const server = createServer((caller) => callers.push(caller)).listen(socket);
  const looking = new PictureCapture(runAt(socket), kata, {
    show: { reference: undefined },
  });
  const began = performance.now();
  await looking.afterCheck([failed]);
  expect(performance.now() - began).toBeLessThan(4000);
  expect(await looking.end([])).toBeNull();
  for (const caller of callers) caller.destroy();
  server.close();
});

test('a check that passed, or could not be judged, is not looked at', async () => {
  const looking = new PictureCapture(runAt(join(folder, 'nobody.sock')), kata, {});
  await looking.afterCheck([{ ...failed, errors: [] }]);
  await looking.afterCheck([{ ...failed, errors: [new Error('the lab broke')] }]);
  await looking.afterCheck([]);
  expect(await looking.end([])).toBeNull();
});

test('a green image stands beside the reference’s, which a red one has had weighed, or it itself', async () => {
  const built = kataOf('01');
  const [attempt] = await rightAnswers(built);
  if (!attempt) throw new Error('there is no reference answer');
  const job = { kataFolder: built.folder, pictures: true };
  for (const before of [[ownAttempt(built)], []]) {
    const pool = new JudgePool(1);
    try {
      for (const red of before)
        expect(await pool.judge({ ...job, attempt: red })).toMatchObject({ status: 'failed' });
      const { pictures } = await pool.judge({ ...job, attempt });
      expect(pictures?.images?.others).toMatchObject([{ name: 'the reference' }]);
    } finally {
      await pool.close();
    }
  }
});

test('a green run has pictures where somebody looks at them, and else none', async () => {
  const named = kataOf('41');
  const [attempt] = await rightAnswers(named);
  if (!attempt) throw new Error('there is no reference answer');
  const pool = new JudgePool(1);
  try {
    const job = { kataFolder: named.folder, attempt };
    const shown = await pool.judge({ ...job, pictures: true });
    expect(shown.status).toBe('passed');
    expect(shown.pictures?.networks?.paths).toContainEqual(
      expect.objectContaining({ to: 'inventory', open: true, wanted: 'open' }),
    );
    expect((await pool.judge(job)).pictures).toBeNull();
  } finally {
    await pool.close();
  }
}, 120_000);
