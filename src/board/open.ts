import { randomUUID } from 'node:crypto';
import { orWarn } from '../errors/warn.ts';
import type { Kata } from '../katas/kata.ts';
import { bare, bracketed } from '../text/ip-address.ts';
import type { Listening, Place } from '../watch/views/web/serve.ts';
import { Streams, type Regions } from '../watch/views/web/streams.ts';
import { appOf } from './app.ts';
import { Board } from './board.ts';
import { readKept, writeKept, type KeptBoard } from './keep.ts';
import { listen } from './listen.ts';
import { regionsOf } from './page/document.ts';
import { newCode, newSecret } from './secrets.ts';

export interface BoardOptions extends Place {
  title: string;
  /** The katas that the class works on, in their order; and all that there are. */
  katas: Kata[];
  set: Kata[];
  /** Learners may say what they are called. */
  names: boolean;
  /** A code of six letters; a new one when left out. */
  code?: string | undefined;
  /** Where the class is kept; in memory alone when left out. Absolute path. */
  keep?: string | undefined;
}

// A page is at most this far behind, and drawn once for all that comes meanwhile.
const drawMs = 50;
const keepMs = 1000;
// Minutes of hands, and who is still there.
const tickMs = 10_000;

/** A board that listens. */
export class OpenBoard {
  readonly board: Board;
  readonly #options: BoardOptions;
  readonly #token: string;
  readonly #streams = new Streams();
  // A page must not take one board for another one.
  readonly #boot = randomUUID().slice(0, 8);
  readonly #ticking: NodeJS.Timeout;
  #server: Listening | undefined;
  #count = 0;
  #regions: Regions | undefined;
  #drawing: NodeJS.Timeout | undefined;
  #keeping: NodeJS.Timeout | undefined;

  private constructor(options: BoardOptions, kept: KeptBoard | null) {
    this.#options = options;
    this.#token = kept?.token ?? newSecret();
    const { title, katas, set, names } = options;
    const code = options.code ?? kept?.code ?? newCode();
    const seats = (kept?.seats ?? []).map((seat) => ({ ...seat, heard: 0 }));
    const changed = () => this.#changed();
    this.board = new Board({ title, katas, set, names, code, seats, now: Date.now, changed });
    this.#ticking = setInterval(changed, tickMs);
  }

  /** @throws CannotJudge when it cannot listen there, or what was kept cannot be read */
  static async open(options: BoardOptions): Promise<OpenBoard> {
    const open = new OpenBoard(options, options.keep ? readKept(options.keep) : null);
    try {
      await open.#listen();
      // What cannot be kept is told before the class begins, and not after it.
      open.#keep();
    } catch (error) {
      open.#end();
      throw error;
    }
    return open;
  }

  /** The teacher’s page; whoever knows it sees the class. */
  get teacher(): string {
    return `${this.#options.tls ? 'https' : 'http'}://${this.#host}/${this.#token}/`;
  }

  /** What learners join: `192.0.2.10:4744`, or `https://…`. */
  get join(): string {
    return `${this.#options.tls ? 'https://' : ''}${this.#host}`;
  }

  /** Ends it, and keeps what is to be kept. */
  close(): void {
    this.#end();
    if (this.#options.keep) orWarn(() => this.#keep());
  }

  get #host(): string {
    return `${bracketed(bare(this.#options.host))}:${this.#server?.port ?? 0}`;
  }

  async #listen(): Promise<void> {
    const { host, port, tls } = this.#options;
    const app = appOf({
      ...{ board: this.board, token: this.#token, streams: this.#streams },
      hosts: () => ({ port: this.#server?.port ?? 0, also: bracketed(bare(host)) }),
      join: () => this.join,
      id: () => `${this.#boot}-${this.#count}`,
      regions: () => (this.#regions ??= regionsOf(this.board, this.join)),
    });
    const fetch: Parameters<typeof listen>[0] = (request, env) => app.fetch(request, env);
    this.#server = await listen(fetch, { host: bare(host), port, tls });
  }

  #changed(): void {
    this.#count += 1;
    this.#regions = undefined;
    this.#drawing ??= setTimeout(() => {
      this.#drawing = undefined;
      this.#streams.changed();
    }, drawMs).unref();
    if (!this.#options.keep) return;
    this.#keeping ??= setTimeout(() => {
      this.#keeping = undefined;
      orWarn(() => this.#keep());
    }, keepMs).unref();
  }

  #keep(): void {
    if (!this.#options.keep) return;
    const { code, seats } = this.board;
    writeKept(this.#options.keep, { version: 1, code, token: this.#token, seats });
  }

  #end(): void {
    clearInterval(this.#ticking);
    clearTimeout(this.#drawing);
    clearTimeout(this.#keeping);
    this.#streams.close();
    this.#server?.close();
  }
}
