import type { Runner } from './runner.ts';

/** Sees to it that nobody is graded by what judges wrongly. */
export interface Guard {
  /** True when this place may judge: the first time, and after a wrong last canary, it judges one. */
  isReady: (place: Runner) => Promise<boolean>;
  /** A place that failed is out. */
  drop: (place: Runner, why: string) => void;
  /** False when there is nobody left who may judge. */
  isAnyLeft: () => boolean;
  /** Last canaries, one for each of these slots: what was wrong, in words; null where nothing was. */
  lastOf: (slots: ReadonlySet<string>) => Promise<Map<string, string | null>>;
  /** What those have shown that judge no more. */
  shown: () => string[];
}

/** So often a place’s last canary may be wrong while its next first one is right. */
const mostStrikes = 2;

/** Guards places of this process, by the canaries that they judge themselves. */
export class CanaryGuard implements Guard {
  readonly #places: Runner[];
  readonly #tell: (words: string) => void;
  readonly #first = new Map<Runner, Promise<string | null>>();
  readonly #strikes = new Map<Runner, number>();
  readonly #out = new Map<Runner, string>();

  /** @param tell Called with what a canary has shown that is wrong. */
  constructor(places: Runner[], tell: (words: string) => void) {
    this.#places = places;
    this.#tell = tell;
  }

  async isReady(place: Runner): Promise<boolean> {
    if (this.#out.has(place)) return false;
    if (!this.#first.has(place)) this.#first.set(place, place.prove());
    const wrong = await this.#first.get(place);
    if (wrong) this.drop(place, wrong);
    return !wrong;
  }

  drop(place: Runner, why: string): void {
    if (this.#out.has(place)) return;
    this.#out.set(place, why);
    this.#tell(`${place.slot} judges nobody: ${why}`);
  }

  isAnyLeft(): boolean {
    return this.#places.some((place) => !this.#out.has(place));
  }

  async lastOf(slots: ReadonlySet<string>): Promise<Map<string, string | null>> {
    const asked = this.#places.filter(({ slot }) => slot !== null && slots.has(slot));
    const shown = await Promise.all(
      asked.map(async (place) => [place.slot ?? '', await this.#last(place)] as const),
    );
    return new Map(shown);
  }

  shown(): string[] {
    return [...this.#out].map(([{ slot }, why]) => `${slot}: ${why}`);
  }

  async #last(place: Runner): Promise<string | null> {
    const wrong = await place.prove();
    if (wrong === null) return null;
    const strikes = (this.#strikes.get(place) ?? 0) + 1;
    this.#strikes.set(place, strikes);
    if (strikes >= mostStrikes) this.drop(place, wrong);
    else this.#first.delete(place);
    return wrong;
  }
}
