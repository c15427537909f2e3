import type { Attempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import type { Run } from '../lab/run/run.ts';
import type { PictureCollector } from '../pictures/collect/collector.ts';
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
    const { folder: kata, edits } = this.#kata;
    if (reference) await this.#weigh({ kata, edits, attempt: reference.folder });
    return this.#collector?.pictures ?? null;
  }

  /** It takes as long as a build does. */
  async #weigh(files: Parameters<PictureCollector['weighReference']>[0]): Promise<void> {
    await this.#collector?.weighReference(files).catch(() => undefined);
  }

  async #quietly(look: (collector: PictureCollector) => Promise<void>): Promise<void> {
    // What a green run does not need is loaded by a red one.
    const looking = this.#open().then(look);
    await withinLimit(looking).catch(() => undefined);
  }

  async #open(): Promise<PictureCollector> {
    const { PictureCollector } = await import('../pictures/collect/collector.ts');
    this.#collector ??= new PictureCollector(this.#run, this.#kata.edits);
    return this.#collector;
  }
}

async function withinLimit(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  work.catch(() => undefined);
  await Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
