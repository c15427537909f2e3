import { statfs } from 'node:fs/promises';
import type { Slot } from './slot.ts';

/** Less than this many bytes are no room. */
const reserve = 64 * 1024 ** 2;

/**
 * Looks, for as long as a judging takes, whether the submission has filled its disk: what a build step
 * or a container has written is gone with it, and nobody could tell afterwards.
 */
export class DiskWatch {
  readonly #disk: string;
  readonly #timer: NodeJS.Timeout;
  #full: string[] = [];

  constructor({ disk }: Slot) {
    this.#disk = disk;
    this.#timer = setInterval(() => void this.#look().catch(() => undefined), 200);
    this.#timer.unref();
  }

  /** Looks a last time; resolves to what it has seen, in words. */
  async end(): Promise<string[]> {
    clearInterval(this.#timer);
    await this.#look();
    return this.#full;
  }

  async #look(): Promise<void> {
    const { bavail, bsize, blocks } = await statfs(this.#disk);
    if (bavail * bsize > reserve) return;
    this.#full = [`it wanted more than ${Math.round((blocks * bsize) / 1024 ** 3)} GB of disk`];
  }
}
