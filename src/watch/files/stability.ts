import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, ownAttempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';

/** How far apart two looks are, in milliseconds. */
const everyMs = 10;
/** How often other content has to be seen, one look after the other, before it counts. */
const looks = 2;
/**
 * The same, half a second, while a file is empty or gone: an editor empties or moves a file before it
 * writes, and on a busy machine something may come in between.
 */
const looksAtNothing = 50;

/** Looks at a kata’s files, and tells of content that is another and stays so. */
export class WriteStability {
  readonly #onContent: (content: string) => void;
  /** What the last look at other content showed, and how often it was the same. */
  #unsure: { look: string; seen: number } | null = null;
  #again: NodeJS.Timeout | undefined;

  constructor(onContent: (content: string) => void) {
    this.#onContent = onContent;
  }

  /** @param judged the fingerprint of the content that needs no telling */
  look(kata: Kata, judged: string | null): void {
    // Looks that are counted are apart, however late this process is with its timers.
    if (!this.#again) this.#sample(kata, judged);
  }

  /** Forgets what it has seen: other files are looked at, or none. */
  close(): void {
    this.#unsure = null;
    clearTimeout(this.#again);
    this.#again = undefined;
  }

  #sample(kata: Kata, judged: string | null): void {
    const before = traces(kata);
    const content = fingerprint(kata, ownAttempt(kata));
    if (content === judged) return this.close();
    const after = traces(kata);
    const look = `${content} ${after.join(' ')}`;
    // Somebody is writing right now: this look shows half of it, and does not count.
    const steady = before.join() === after.join();
    const seen = !steady ? 0 : this.#unsure?.look === look ? this.#unsure.seen + 1 : 1;
    const isNothing = after.some((trace) => trace.startsWith('nothing'));
    if (seen >= (isNothing ? looksAtNothing : looks)) {
      this.close();
      return this.#onContent(content);
    }
    this.#unsure = { look, seen };
    this.#again = setTimeout(() => this.#sample(kata, judged), everyMs);
  }
}

/** What each write to one of the files changes. */
function traces({ folder, edits }: Kata): string[] {
  return edits.map((edit) => {
    const found = statSync(join(folder, edit), { throwIfNoEntry: false });
    const trace = `${found?.ino}-${found?.size}-${found?.mtimeMs}`;
    return found?.size ? trace : `nothing-${trace}`;
  });
}
