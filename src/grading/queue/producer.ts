import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Kata } from '../../katas/kata.ts';
import type { Steps } from '../../system/steps.ts';
import { printable } from '../intake/paths.ts';
import type { PendingAttempt } from '../runners/runner.ts';
import { compatibilityOf } from './compatibility.ts';
import { awaitCanaries } from './canaries.ts';
import { mostTries, prefixOf, queueName, timing, wordsChannel } from './keys.ts';
import { shown } from './address.ts';
import { connectRedis } from './redis.ts';
import { refusedBy } from './redis-errors.ts';
import { Room } from './room.ts';
import { announce, removeGrading, gradingsIn } from './gradings.ts';
import { readSigned, sign } from './signed-message.ts';
import { QueuedSubmission } from './submission-state.ts';
import { refusal, type Announcement, type SubmissionJob } from './messages.ts';
import { readRow } from './read-result.ts';
import { noteWaiting } from './waiting.ts';

export interface GraderOptions {
  address: URL;
  /** As they are handed out. */
  katas: Kata[];
  /** The fingerprint of the images. */
  images: string;
  /** How long one kata may take. */
  limitMs: number;
  steps: Steps;
}

/** The grader’s side of a queue: one run, from its announcement until nothing of it is left. */
export class QueueGrader {
  readonly #run = randomBytes(8).toString('hex');
  readonly #redis: Redis;
  readonly #listener: Redis;
  readonly #queue: Queue;
  readonly #events: QueueEvents;
  readonly #words: string;
  readonly #steps: Steps;
  readonly #room: Room;
  readonly #tickets = new Map<string, QueuedSubmission>();
  readonly #looking = new Map<string, Promise<void>>();
  readonly #refused = new Set<string>();
  readonly #timers: NodeJS.Timeout[] = [];
  #ended: Promise<void> | undefined;

  private constructor(redis: Redis, { address, katas, images, limitMs, steps }: GraderOptions) {
    this.#redis = redis;
    this.#listener = redis.duplicate({ lazyConnect: false });
    this.#steps = steps;
    this.#room = new Room((words) => steps.say('queue', `${shown(address)} ${words}`));
    const announced: Announcement = { version: 1, limitMs, ...compatibilityOf(katas, images) };
    this.#words = sign(announced);
    const shared = { prefix: prefixOf(this.#run), connection: redis };
    this.#queue = new Queue(queueName, shared);
    this.#events = new QueueEvents(queueName, shared);
    // The connection says itself when it has gone; every part of it would say so again.
    this.#queue.on('error', () => undefined);
    this.#events.on('error', () => undefined);
    this.#listener.on('error', () => undefined);
  }

  /** Connects, and lets workers know of the run. */
  static async open(options: GraderOptions): Promise<QueueGrader> {
    const { address, steps } = options;
    const redis = await connectRedis(address, (words) => steps.say('queue', words));
    const grader = new QueueGrader(redis, options);
    await grader.#begin().catch(async (error: unknown) => {
      await grader.end().catch(() => undefined);
      throw refusedBy(address, error);
    });
    steps.say('queue', `${shown(address)}; workers: npm run dojo -- grade worker --queue …`);
    return grader;
  }

  /** Puts one submission into the queue. */
  async put(waiting: PendingAttempt[]): Promise<QueuedSubmission> {
    const ticket = new QueuedSubmission(waiting);
    await this.#send(ticket);
    return ticket;
  }

  /** What canaries have shown for these periods of workers’ slots; waits for those that will come. */
  async canariesOf(slots: ReadonlySet<string>): Promise<Map<string, string | null>> {
    const run = { redis: this.#redis, run: this.#run, isEnded: () => this.#isEnded() };
    const shown = await awaitCanaries(run, slots);
    for (const [slot, wrong] of shown)
      if (wrong) this.#steps.say('canary', `${printable(slot)}: ${printable(wrong, 400)}`);
    return shown;
  }

  /** Takes the run back: no worker begins anything more of it, and nothing of it stays in Redis. */
  end(): Promise<void> {
    this.#ended ??= this.#close();
    return this.#ended;
  }

  async #begin(): Promise<void> {
    // What graders that were killed have left.
    await gradingsIn(this.#redis);
    this.#listener.on('message', (_channel: string, text: string) => this.#hear(text));
    await this.#listener.subscribe(wordsChannel(this.#run));
    for (const event of ['active', 'progress', 'completed', 'failed'] as const)
      this.#events.on(event, ({ jobId }: { jobId: string }) => {
        if (event === 'active') this.#tickets.get(jobId)?.isTaken();
        void this.#look(jobId);
      });
    await this.#events.waitUntilReady();
    await this.#room.wait(() => announce(this.#redis, this.#run, this.#words));
    const again = (work: () => void, everyMs: number) =>
      this.#timers.push(setInterval(work, everyMs));
    again(() => {
      announce(this.#redis, this.#run, this.#words).catch(() => undefined);
    }, timing.announceMs);
    // Events can be lost with a connection; what is in the queue cannot.
    again(() => [...this.#tickets.keys()].forEach((job) => void this.#look(job)), timing.lookMs);
  }

  async #send(ticket: QueuedSubmission): Promise<void> {
    const left = ticket.left;
    if (ticket.tries >= mostTries) {
      ticket.giveUp('No worker handed back a verdict on it, whoever was given it');
      return;
    }
    ticket.tries += 1;
    ticket.rows = 0;
    ticket.job = randomUUID();
    this.#tickets.set(ticket.job, ticket);
    const job: SubmissionJob = {
      version: 1,
      run: this.#run,
      katas: left.map(({ kata, attempt, edition }) => ({
        ...{ kata: kata.folderName, edition },
        files: filesOf(kata, attempt.folder),
      })),
    };
    // A worker whose machine fails hands a submission back for another to try: at once, since what is
    // put off comes back by the clock of who did so, and no two machines' clocks agree.
    const options = { jobId: ticket.job, attempts: mostTries };
    await this.#room.wait(() => this.#queue.add('submission', sign(job), options));
    await this.#note(ticket, true);
  }

  /** Keeps the number of what waits as it is. */
  async #note(ticket: QueuedSubmission, waits: boolean): Promise<void> {
    if (ticket.isNoted === waits) return;
    ticket.isNoted = waits;
    await noteWaiting(this.#redis, { run: this.#run, job: ticket.job, waits }).catch(() => {
      ticket.isNoted = !waits;
    });
  }

  /** Reads what has come of a job, one look after the other. */
  #look(job: string): Promise<void> {
    const before = this.#looking.get(job) ?? Promise.resolve();
    const look = before.then(() => this.#read(job)).catch(() => undefined);
    this.#looking.set(job, look);
    return look;
  }

  async #read(job: string): Promise<void> {
    const ticket = this.#tickets.get(job);
    if (!ticket || this.#isEnded()) return;
    // First the state: when it has ended, the rows that are read afterwards are all there will be.
    const state = await this.#queue.getJobState(job);
    const { logs } = await this.#queue.getJobLogs(job, ticket.rows, -1);
    ticket.rows += logs.length;
    for (const row of logs) this.#takeRow(ticket, row);
    await this.#note(ticket, state === 'waiting' || state === 'delayed');
    if (state === 'failed' && ticket.left.length > 0) {
      const failed = await this.#queue.getJob(job);
      ticket.giveUp(`No worker could judge it: ${printable(failed?.failedReason ?? '', 300)}`);
    }
    if (!['failed', 'completed', 'unknown'].includes(state)) return;
    this.#tickets.delete(job);
    this.#looking.delete(job);
    // A Redis holds what waits and what is being judged, however large the class.
    await this.#queue.remove(job).catch(() => undefined);
    if (ticket.left.length > 0 && !this.#isEnded()) await this.#send(ticket);
  }

  #takeRow(ticket: QueuedSubmission, row: string): void {
    const { job, waiting } = ticket;
    const read = readRow(row, { run: this.#run, job, waiting });
    if (read) {
      ticket.take(read.one.edition, read.judged);
      return;
    }
    const student = waiting[0]?.attempt.label ?? '';
    this.#steps.say('queue', `refused: a result for ${student} that no worker of this run sent`);
  }

  #hear(text: string): void {
    const read = readSigned(text, refusal);
    if (!read || this.#refused.has(read.worker) || this.#refused.size > 100) return;
    this.#refused.add(read.worker);
    const words = read.words.map((one) => printable(one, 300)).join('; ');
    this.#steps.say('queue', `${printable(read.worker)} does not judge: ${words}`);
  }

  #isEnded(): boolean {
    return this.#ended !== undefined;
  }

  async #close(): Promise<void> {
    this.#timers.forEach((timer) => clearInterval(timer));
    this.#listener.disconnect();
    // A Redis that has gone is not waited for: the run is over when its time has run out.
    if (this.#redis.status === 'ready') await removeGrading(this.#redis, this.#run);
    await Promise.all([this.#events.close(), this.#queue.close()]).catch(() => undefined);
    if (this.#redis.status === 'ready') await removeGrading(this.#redis, this.#run);
    this.#redis.disconnect();
  }
}

function filesOf({ edits }: Kata, folder: string): Record<string, string> {
  const files = edits.map((edit) => [edit, join(folder, edit)] as const);
  const there = files.filter(([, file]) => statSync(file, { throwIfNoEntry: false })?.isFile());
  return Object.fromEntries(there.map(([edit, file]) => [edit, readFileSync(file, 'base64')]));
}
