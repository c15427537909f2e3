import { CannotJudge } from '../../errors/errors.ts';

/**
 * What the lab is making for a run on the engine. A check may go on while its run is being removed; what
 * it made then would stay, since nobody looks for it any more.
 */
export class Making {
  readonly #going = new Set<Promise<unknown>>();
  #over = false;

  /** Has something made, unless the run is over. */
  async of<T>(make: () => Promise<T>): Promise<T> {
    if (this.#over)
      throw new CannotJudge({ failed: 'The run is over: nothing more is made for it' });
    const going = make();
    const noted: Promise<unknown> = going
      .catch(() => undefined)
      .finally(() => this.#going.delete(noted));
    this.#going.add(noted);
    return going;
  }

  /** Has nothing made from now on; resolves when what is just being made is there. */
  async end(): Promise<void> {
    this.#over = true;
    await Promise.all(this.#going);
  }
}
