import { hostname } from 'node:os';
import { Queue, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { mismatches, type Compatibility } from '../compatibility.ts';
import { mostDeaths, prefixOf, queueName, timing, wordsChannel } from '../keys.ts';
import { ownSecret, readSigned, sign } from '../signed-message.ts';
import { announcement, type RefusalMessage } from '../messages.ts';

/** A run that a worker knows of, and judges for if it can. */
export class ServedGrading {
  readonly id: string;
  /** How long one kata may take. */
  readonly limitMs: number | undefined;
  readonly #redis: Redis;
  readonly #words: string[];
  #worker: Worker | undefined;
  #queue: Queue | undefined;

  private constructor(id: string, redis: Redis, words: string[], limitMs?: number) {
    this.id = id;
    this.limitMs = limitMs;
    this.#redis = redis;
    this.#words = words;
  }

  /** Reads what a grader has announced, and compares it with what this machine has. */
  static async open(
    id: string,
    redis: Redis,
    { announced, own, unsigned }: { announced: string; own: Compatibility; unsigned: boolean },
  ): Promise<ServedGrading> {
    const wanted = readSigned(announced, announcement);
    const isSigned = ownSecret() !== null;
    const refused = wanted && !isSigned && !unsigned ? [unsignedWords] : [];
    const words = wanted ? [...refused, ...mismatches(wanted, own)] : [unreadable];
    const run = new ServedGrading(id, redis, words, wanted?.limitMs);
    if (words.length === 0) await run.#connect();
    return run;
  }

  /** Why this machine does not judge for it; empty where it does. */
  get words(): string[] {
    return this.#words;
  }

  /** Tells the grader why not. */
  async refuse(words = this.#words): Promise<void> {
    const told: RefusalMessage = { worker: workerName, words };
    await this.#redis.publish(wordsChannel(this.id), sign(told));
  }

  /** The next submission that waits; undefined when none does. */
  next(token: string): Promise<Job | undefined> {
    return this.#worker?.getNextJob(token, { block: false }) ?? Promise.resolve(undefined);
  }

  /** True while submissions wait that no worker has taken. */
  async hasWaiting(): Promise<boolean> {
    return ((await this.#queue?.getWaitingCount()) ?? 0) > 0;
  }

  /** What has been handed back of a job. */
  async rowsOf(job: string): Promise<string[]> {
    return (await this.#queue?.getJobLogs(job, 0, -1))?.logs ?? [];
  }

  async close(): Promise<void> {
    await this.#worker?.close(true).catch(() => undefined);
    await this.#queue?.close().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const shared = { prefix: prefixOf(this.id), connection: this.#redis };
    // The queue is its grader’s to make: what this worker asks of it must not make it again.
    this.#queue = new Queue(queueName, { ...shared, skipMetasUpdate: true });
    this.#queue.on('error', () => undefined);
    // Fetched by hand: the places of this machine are shared by all runs.
    this.#worker = new Worker(queueName, null, {
      ...shared,
      autorun: false,
      lockDuration: timing.lockMs,
      stalledInterval: timing.stalledMs,
      maxStalledCount: mostDeaths - 1,
    });
    // The connection itself says when it has gone.
    this.#worker.on('error', () => undefined);
    await this.#worker.waitUntilReady();
    this.#worker.startStalledCheckTimer().catch(() => undefined);
  }
}

const workerName = `${hostname()} (process ${process.pid})`;

const unsignedWords =
  'nobody has signed what it sends: set DOJO_QUEUE_SECRET for the grader and all workers, or start this worker with --unsigned';

const unreadable =
  'what the grader announced cannot be read here: another version of the dojo, or of DOJO_QUEUE_SECRET';
