import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import type { Kata } from '../../katas/kata.ts';

export interface WatcherOptions {
  /** Called whenever the kata’s files may have changed. */
  onChange: () => void;
  /** Called when it begins to poll, with the reason, and with null when events come after all. */
  onPolling: (why: string | null) => void;
  /** Where it may write a file to see whether the file system tells of it. */
  probeFolder: string;
  /** Polls from the start. */
  poll: boolean;
}

const pollMs = 300;
/** Looks at the files even when events come: now and then an editor or a mount keeps one back. */
const safetyMs = 2000;
const probeMs = 1500;

/**
 * Tells when the files of a kata may have changed: by the file system’s events, and where none come,
 * by looking at them again and again.
 */
export class Watcher {
  readonly #options: WatcherOptions;
  #files: FSWatcher | undefined;
  #probe: FSWatcher | undefined;
  #looking: NodeJS.Timeout | undefined;
  #probing: NodeJS.Timeout | undefined;
  #polls = false;

  constructor(options: WatcherOptions) {
    this.#options = options;
    this.#look(safetyMs);
    if (options.poll) this.#startPolling('polling, as --poll asks');
    else this.#askForEvents();
  }

  /** Watches the files of this kata from now on. */
  follow(kata: Kata): void {
    void this.#files?.close();
    this.#files = undefined;
    if (this.#options.poll) return;
    const ignored = (path: string) => isForeign(relative(kata.folder, path));
    this.#files = watch(kata.folder, { ignoreInitial: true, atomic: false, ignored });
    this.#files.on('all', () => this.#heard());
    this.#files.on('error', (error) => this.#failed(error));
  }

  async close(): Promise<void> {
    clearInterval(this.#looking);
    clearTimeout(this.#probing);
    await Promise.all([this.#files?.close(), this.#endProbe()]);
  }

  #heard(): void {
    this.#stopPolling();
    this.#options.onChange();
  }

  /** Writes a file, and polls when no event tells of it. */
  #askForEvents(): void {
    const folder = join(this.#options.probeFolder, `probe-${process.pid}`);
    const seen = () => {
      clearTimeout(this.#probing);
      this.#stopPolling();
      void this.#endProbe();
    };
    const silence = () => this.#startPolling('this file system sends no events: polling instead');
    try {
      mkdirSync(folder, { recursive: true });
      this.#probe = watch(folder, { ignoreInitial: true, atomic: false });
      this.#probe.on('add', seen).on('error', (error) => this.#failed(error));
      this.#probe.on('ready', () => {
        this.#probing = setTimeout(silence, probeMs);
        writeFileSync(join(folder, 'file'), '');
      });
    } catch (error) {
      this.#failed(error);
    }
  }

  async #endProbe(): Promise<void> {
    await this.#probe?.close();
    this.#probe = undefined;
    const { probeFolder } = this.#options;
    rmSync(join(probeFolder, `probe-${process.pid}`), { recursive: true, force: true });
  }

  #failed(error: unknown): void {
    const { code } = error as NodeJS.ErrnoException;
    this.#startPolling(`the system watches no more files (${code}): polling instead`);
  }

  #startPolling(why: string): void {
    if (this.#polls) return;
    this.#polls = true;
    this.#look(pollMs);
    this.#options.onPolling(why);
  }

  #stopPolling(): void {
    if (!this.#polls || this.#options.poll) return;
    this.#polls = false;
    this.#look(safetyMs);
    this.#options.onPolling(null);
  }

  #look(everyMs: number): void {
    clearInterval(this.#looking);
    this.#looking = setInterval(() => this.#options.onChange(), everyMs);
  }
}

/** @param path relative to the kata’s folder */
function isForeign(path: string): boolean {
  return /(?:^|[/\\])(?:node_modules|\.git)(?:[/\\]|$)/.test(path);
}
