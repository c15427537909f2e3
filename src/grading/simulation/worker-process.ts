import { mkdtempSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { verdict, type Verdict } from '../../judge/verdict.ts';
import type { Kata } from '../../katas/kata.ts';
import { loadKatas } from '../../katas/load.ts';
import { originalKata } from '../../katas/originals/lay-out.ts';
import { silently } from '../../system/steps.ts';
import { serveQueue } from '../queue/consumer/serve.ts';
import { TakenJobs } from '../queue/consumer/taken-jobs.ts';
import { connectRedis } from '../queue/redis.ts';
import { Room } from '../queue/room.ts';
import { DrawnRunner } from './drawn-runner.ts';

/** What `simulate.ts` tells one of its processes, as JSON in its first argument. */
export interface WorkerProcessOptions {
  address: string;
  /** So many workers in this process, each with a connection of its own. */
  workers: number;
  /** The fingerprint of the images that the grader has. */
  images: string;
  /** The file of a verdict that was really come to. */
  model: string;
  seconds: [number, number];
  /** For so many seconds a worker lives on the average: then it is gone without a word, and one comes. */
  lifeSeconds: number;
}

class SimulatedWorkers {
  readonly #options: WorkerProcessOptions;
  readonly #katas: Kata[];
  readonly #model: Verdict;
  readonly #alive: (() => void)[] = [];
  #count = 0;

  constructor(options: WorkerProcessOptions) {
    // Beside the model: who is killed removes nothing, and that folder goes with the simulation.
    const files = mkdtempSync(join(dirname(options.model), 'katas-'));
    this.#options = options;
    this.#katas = loadKatas().map((kata) => originalKata(kata, files));
    this.#model = verdict.parse(JSON.parse(readFileSync(options.model, 'utf8')));
  }

  async run(): Promise<never> {
    const { workers, lifeSeconds } = this.#options;
    await Promise.all(Array.from({ length: workers }, () => this.#start()));
    for (;;) {
      await pause(((2000 * lifeSeconds) / workers) * Math.random());
      const index = Math.floor(Math.random() * this.#alive.length);
      this.#alive.splice(index, 1)[0]?.();
      await this.#start();
    }
  }

  /** A worker as `grade worker` is one, but for the time that it draws. */
  async #start(): Promise<void> {
    const { address, images, seconds } = this.#options;
    const redis = await connectRedis(new URL(address));
    this.#count += 1;
    const slot = `simulated worker ${this.#count}`;
    const place = new DrawnRunner({ slot, model: this.#model, seconds });
    const serving = serveQueue({
      ...{ redis, places: [place], katas: this.#katas, images, unsigned: false },
      ...{ hands: new TakenJobs(), room: new Room(() => undefined), steps: silently },
    });
    let isDead = false;
    serving.catch((error: unknown) => {
      // What a worker without a connection says last is of no interest.
      if (!isDead) throw error;
    });
    this.#alive.push(() => {
      isDead = true;
      redis.disconnect();
    });
  }
}

const options = JSON.parse(process.argv[2] ?? '{}') as WorkerProcessOptions;
await new SimulatedWorkers(options).run();
