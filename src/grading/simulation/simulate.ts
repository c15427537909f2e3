import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EngineConnection } from '../../judge/engine.ts';
import { judge } from '../../judge/judge.ts';
import { referenceAnswer } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { CannotJudge } from '../../errors/errors.ts';
import { lastLines } from '../../errors/error-details.ts';
import { checkout } from '../../system/paths.ts';
import { temporaryFolder } from '../../system/temporary-folder.ts';
import { fingerprintOf, imagesToBring } from '../runners/image-transfer.ts';
import { Crowd } from './crowd.ts';
import { countRows, type Rows } from './count-rows.ts';
import { mostMemoryOf } from './memory.ts';
import { OwnRedis } from './own-redis.ts';

export interface SimulationOptions {
  submissions: number;
  workers: number;
  /** Seconds that a judging takes, at least and at most. */
  seconds?: [number, number];
  /** After so many seconds on the average a worker is gone without a word. */
  lifeSeconds?: number;
  /** Told about once in ten seconds. */
  tell: (words: string) => void;
}

/** What a class over a queue takes where nothing is really judged. */
export interface Simulation extends Rows {
  submissions: number;
  workers: number;
  processes: number;
  /** Processes that were killed in the middle, with all of their workers. */
  killed: number;
  /** Milliseconds from the grader’s start until the sheet and all reports are written. */
  ms: number;
  /** The least that the drawn times allow: the work divided by the workers. */
  leastMs: number;
  /** The most memory that Redis held, and that the grader’s process had, in bytes. */
  redisBytes: number;
  graderBytes: number;
}

const mostProcesses = 8;
/** So often a process is killed with all of its workers. */
const killEverySeconds = 30;

/** Grades a made-up class over a real Redis, by workers that draw a time in the place of judging. */
export async function simulate(
  engine: EngineConnection,
  kata: Kata,
  { submissions, workers, seconds = [1, 5], lifeSeconds = 200, tell }: SimulationOptions,
): Promise<Simulation> {
  const { folder: work, remove } = temporaryFolder('simulation');
  const secret = randomBytes(16).toString('hex');
  const env = { ...process.env, DOJO_QUEUE_SECRET: secret };
  const crowd = new Crowd();
  const redis = await OwnRedis.start(engine);
  try {
    await writeClass(kata, join(work, 'class'), submissions);
    const model = join(work, 'model.json');
    writeFileSync(model, JSON.stringify(await judge(kata, await referenceAnswer(kata))));
    const processes = Math.min(mostProcesses, workers);
    const images = fingerprintOf(await imagesToBring(engine.endpoint));
    const shared = { address: redis.address, images, model, seconds, lifeSeconds };
    for (let number = 0; number < processes; number += 1) {
      const share = Math.floor((workers + number) / processes);
      crowd.start({ ...shared, workers: share }, env);
    }
    const started = performance.now();
    const out = join(work, 'graded');
    const args = ['--katas', kata.number, '--out', out, '--queue', redis.address];
    const grader = spawn(
      process.execPath,
      [join(checkout, 'bin/dojo.mjs'), 'grade', join(work, 'class'), ...args],
      { env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const memory = await followed(grader, { crowd, redis, submissions, tell });
    const ms = performance.now() - started;
    const mean = (1000 * (seconds[0] + seconds[1])) / 2;
    return {
      ...{ submissions, workers, processes, killed: crowd.killed, ms },
      ...{ leastMs: (submissions * mean) / workers, ...memory, ...countRows(out) },
    };
  } finally {
    await crowd.end();
    await redis.remove();
    remove();
  }
}

interface Following {
  crowd: Crowd;
  redis: OwnRedis;
  submissions: number;
  tell: (words: string) => void;
}

/** Waits for the grader’s end; resolves to the most memory that there was. */
async function followed(
  grader: ChildProcess,
  { crowd, redis, submissions, tell }: Following,
): Promise<Pick<Simulation, 'redisBytes' | 'graderBytes'>> {
  let [text, done, graderBytes, tick] = ['', 0, 0, 0];
  for (const stream of [grader.stdout, grader.stderr])
    stream?.setEncoding('utf8').on('data', (more: string) => {
      done += more.match(/✓/g)?.length ?? 0;
      text = `${text}${more}`.slice(-4000);
    });
  const ended = once(grader, 'close');
  while (grader.exitCode === null && grader.signalCode === null) {
    await Promise.race([ended, pause(1000)]);
    graderBytes = Math.max(graderBytes, mostMemoryOf(grader.pid ?? 0));
    tick += 1;
    if (tick % 10 === 0) tell(`${done} of ${submissions}`);
    if (tick % killEverySeconds === 0 && done > 0 && done < submissions) crowd.killOne();
  }
  await ended;
  if (grader.exitCode !== 0)
    throw new CannotJudge({
      failed: 'The simulated class could not be graded',
      lines: lastLines(text),
    });
  return { redisBytes: await redis.mostBytes(), graderBytes };
}

/** One folder a student, each with a file of its own. */
async function writeClass(kata: Kata, folder: string, submissions: number): Promise<void> {
  const reference = await referenceAnswer(kata);
  for (let number = 1; number <= submissions; number += 1) {
    const own = join(
      folder,
      `student-${String(number).padStart(6, '0')}`,
      'katas',
      kata.folderName,
    );
    mkdirSync(own, { recursive: true });
    for (const edit of kata.edits) cpSync(join(reference.folder, edit), join(own, edit));
    const first = join(own, kata.edits[0] ?? '');
    writeFileSync(first, `${readFileSync(first, 'utf8')}\n// student ${number}\n`);
  }
}
