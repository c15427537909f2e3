import { rightAnswers, type Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import type { Run } from '../lab/run/run.ts';
import type { PictureCollector } from '../pictures/collect/collector.ts';
import type { Weight } from '../pictures/collect/reference.ts';
import type { Pictures } from '../pictures/schema/schema.ts';
import { checksOf, type FinishedTest } from './checks.ts';

/** What somebody wants to see who asks for every picture. */
export interface ShowOptions {
  /** An answer whose image is weighed beside the attempt's. */
  reference?: Attempt | undefined;
}

interface CaptureOptions {
  show?: ShowOptions | undefined;
  /** A look is wanted at the end of a green run. */
  pictures?: boolean;
}

// An engine that hangs must not keep a verdict back.
const limitMs = 2000;

// Nor the removal of a run: a build of a reference answer takes some seconds.
const buildLimitMs = 20_000;

/** What reference answers weigh, by the folder of their kata: a process builds each once. */
const weights = new Map<string, Weight>();

/**
 * Looks at a run for its pictures: once, after the first check that fails, or at the end, when somebody
 * looks at green ones as well; or after each check, when somebody asks for it. Whatever comes in between, it only means that there is no picture.
 */
export class PictureCapture {
  readonly #run: Run;
  readonly #kata: Kata;
  readonly #show: ShowOptions | undefined;
  readonly #ofGreen: boolean;
  #collector: PictureCollector | undefined;
  #over = false;

  constructor(run: Run, kata: Kata, { show, pictures = false }: CaptureOptions) {
    this.#run = run;
    this.#kata = kata;
    this.#show = show;
    this.#ofGreen = pictures;
  }

  /** @param tests those that have ended so far */
  async afterCheck(tests: FinishedTest[]): Promise<void> {
    const check = checksOf(tests).at(-1);
    if (!check || this.#over) return;
    if (this.#show) return this.#quietly((collector) => collector.lookAtAll(check.name));
    if (check.status !== 'failed') return;
    this.#over = true;
    await this.#quietly((collector) => collector.lookAfter(check.name));
  }

  /**
   * Resolves to what was seen; null where there is nothing to draw.
   * @param tests all of them
   */
  async end(tests: FinishedTest[]): Promise<Pictures | null> {
    const { reference } = this.#show ?? {};
    const last = checksOf(tests).at(-1);
    if (this.#ofGreen && last && !this.#show && !this.#over)
      await this.#quietly((collector) => collector.lookAtAll(last.name));
    const pictures = this.#collector?.pictures ?? null;
    if (!pictures?.images) return pictures;
    // A save that turns it green comes after a red one, which has had it weighed.
    const isGreen = this.#ofGreen && !this.#over;
    const weight = reference
      ? await this.#weigh(reference).catch(() => null)
      : isGreen && (await this.#weighOnce());
    if (weight) pictures.images.others.push(weight);
    return pictures;
  }

  /** What the next verdict’s pictures need and this one’s do not, while the run is still there. */
  async behind(): Promise<void> {
    if (this.#ofGreen && this.#over) await this.#weighOnce().catch(() => undefined);
  }

  /** The reference answer of the kata’s set, where it has one. */
  async #weighOnce(): Promise<Weight | null> {
    const { folder } = this.#kata;
    const known = weights.get(folder);
    if (known) return known;
    const [reference] = await rightAnswers(this.#kata);
    if (!reference) return null;
    const weight = await withinLimit(this.#weigh(reference), buildLimitMs).catch(() => null);
    // An attempt that built nothing has had nothing weighed.
    if (weight) weights.set(folder, weight);
    return weight;
  }

  /** It takes as long as a build does. */
  async #weigh({ folder: attempt }: Attempt): Promise<Weight | null> {
    const { folder: kata, edits } = this.#kata;
    const { weighReference } = await import('../pictures/collect/reference.ts');
    return weighReference(this.#run, { kata, edits, attempt });
  }

  async #quietly(look: (collector: PictureCollector) => Promise<void>): Promise<void> {
    // What a green run does not need is loaded by a red one.
    const looking = this.#open().then(look);
    await withinLimit(looking, limitMs).catch(() => undefined);
  }

  async #open(): Promise<PictureCollector> {
    const { PictureCollector } = await import('../pictures/collect/collector.ts');
    this.#collector ??= new PictureCollector(this.#run, this.#kata.edits);
    return this.#collector;
  }
}

/** Resolves to null where it takes longer. */
async function withinLimit<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  work.catch(() => undefined);
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
