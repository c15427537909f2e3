import type { Steps } from '../system/steps.ts';
import { counted } from '../text/units.ts';
import type { CatalogueImage } from './catalogue.ts';

/** A part of what an image takes is waiting for the network; more at once than this gain nothing on two cores. */
const most = 4;

/** What the work on one image is given. */
export interface OneOfSeveral {
  /** Resolves when what it starts from is there. */
  base: Promise<void>;
  /** Does something when not too many others do. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Where it says what it does. */
  tell: Steps;
}

/**
 * Does this for each image, side by side. People are told of it as one piece of work. Resolves, or rejects
 * with what went wrong, when nothing goes on.
 */
export async function eachAfterItsBase<One extends { image: CatalogueImage }>(
  all: One[],
  steps: Steps,
  work: (one: One, means: OneOfSeveral) => Promise<void>,
): Promise<void> {
  if (all.length === 0) return;
  const names = all.map(({ image }) => image.name.replace(/^docker-dojo\//, '')).join(' ');
  const heard: [string, string][] = [];
  const what = all.length === 1 ? names : `${counted(all.length, 'image')} side by side: ${names}`;
  await steps.run('images', what, (progress) => {
    const together = new Together(all.length, progress, (...said) => void heard.push(said));
    return together.each(all, work);
  });
  for (const [label, text] of heard) steps.say(label, text);
}

/** Several images at once, and what is told of them. */
class Together {
  readonly #count: number;
  readonly #progress: (line: string) => void;
  readonly #tell: Steps;
  readonly #doing = new Set<string>();
  readonly #waiting: (() => void)[] = [];
  #places = most;
  #done = 0;

  constructor(count: number, progress: (line: string) => void, say: Steps['say']) {
    this.#count = count;
    this.#progress = progress;
    this.#tell = { say, run: (_label, what, work) => this.#run(what, work) };
  }

  async each<One extends { image: CatalogueImage }>(
    all: One[],
    work: (one: One, means: OneOfSeveral) => Promise<void>,
  ): Promise<void> {
    const ready = new Map<string, Promise<void>>();
    const going = all.map((one) => {
      const { name, base: from = '' } = one.image;
      const base = ready.get(from) ?? Promise.resolve();
      const done = work(one, { base, inTurn: (some) => this.#inTurn(some), tell: this.#tell });
      ready.set(
        name,
        done.then(() => void (this.#done += 1)),
      );
      return done;
    });
    const ended = await Promise.allSettled([...going, ...ready.values()]);
    const failed = ended.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#places === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#places -= 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#places += 1;
    }
  }

  async #run<T>(what: string, work: Parameters<Steps['run']>[2]): Promise<T> {
    this.#doing.add(what);
    this.#report();
    try {
      return (await work(() => undefined)) as T;
    } finally {
      this.#doing.delete(what);
      this.#report();
    }
  }

  #report(): void {
    const doing = [...this.#doing].join(', ');
    if (doing) this.#progress(`${this.#done} of ${this.#count} are there; ${doing}`);
  }
}
