import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Steps } from '../../../system/steps.ts';
import { isAlive, removeGrading, gradingsIn } from '../gradings.ts';
import type { Compatibility } from '../compatibility.ts';
import type { Taken } from './judge-job.ts';
import { ServedGrading } from './grading.ts';

/** The runs of a Redis, as a worker knows them. */
export class KnownGradings {
  readonly #redis: Redis;
  readonly #own: Compatibility;
  readonly #unsigned: boolean;
  readonly #steps: Steps;
  readonly #known = new Map<string, ServedGrading>();
  #looking: Promise<void> | undefined;

  /** @param unsigned Takes also what no secret signs. */
  constructor(
    redis: Redis,
    { own, unsigned }: { own: Compatibility; unsigned: boolean },
    steps: Steps,
  ) {
    this.#redis = redis;
    this.#own = own;
    this.#unsigned = unsigned;
    this.#steps = steps;
  }

  /** True while one of these runs has submissions that nobody has taken. */
  async haveWaiting(ids: ReadonlySet<string>): Promise<boolean> {
    for (const id of ids) if (await this.#known.get(id)?.hasWaiting()) return true;
    return false;
  }

  /** Tells all graders that something of this worker does not judge. */
  async refuse(words: string): Promise<void> {
    for (const run of this.#known.values()) await run.refuse([words.slice(0, 500)]);
  }

  /** The next submission of any run; undefined when none waits. */
  async next(): Promise<Taken | undefined> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    await this.#looking;
    for (const run of this.#known.values()) {
      const token = randomUUID();
      const job = await run.next(token);
      if (job) return { run, job, token };
    }
    return undefined;
  }

  async #look(): Promise<void> {
    const announced = await gradingsIn(this.#redis);
    for (const [id, run] of this.#known)
      if (!announced.has(id)) {
        this.#known.delete(id);
        await run.close();
        // What this worker asked of the queue last may have come after its grader removed it.
        if (!(await isAlive(this.#redis, id))) await removeGrading(this.#redis, id);
      }
    for (const [id, words] of announced) {
      const run = this.#known.get(id) ?? (await this.#meet(id, words));
      if (run.words.length > 0) await run.refuse();
    }
  }

  async #meet(id: string, announced: string): Promise<ServedGrading> {
    const run = await ServedGrading.open(id, this.#redis, {
      announced,
      own: this.#own,
      unsigned: this.#unsigned,
    });
    this.#known.set(id, run);
    const words = run.words.length > 0 ? `does not judge for it: ${run.words.join('; ')}` : 'found';
    this.#steps.say('queue', `run ${id} ${words}`);
    return run;
  }
}
