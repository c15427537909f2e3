import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { State } from '../../state/state.ts';
import type { View } from '../view.ts';
import type { Watch } from './actions.ts';
import { tokenIn } from './address.ts';
import { appOf } from './app.ts';
import { listen } from './listen.ts';
import type { Listening } from './serve.ts';
import { Streams } from './streams.ts';

/** How the live page is asked for. */
export interface WebOptions {
  /** 0 for the usual port, or the next one that is free. */
  port: number;
  /** One more name that the page may be asked for under. */
  host?: string | undefined;
}

interface Parts extends WebOptions {
  watch: Watch;
  /** The set's `.dojo`: absolute path. */
  kept: string;
}

/** Shows a watch in a browser: the state that the terminal shows, and the same keys. */
export class WebView implements View {
  readonly #streams = new Streams();
  readonly #token: string;
  readonly #proxy: string | undefined;
  readonly #app: Hono;
  // Two watches count the same; a page must not take the one for the other.
  readonly #boot = randomUUID().slice(0, 8);
  #server: Listening | undefined;
  #state: State | undefined;
  #count = 0;
  #telling: NodeJS.Immediate | undefined;

  private constructor({ host, watch, kept }: Parts) {
    this.#proxy = host;
    this.#token = tokenIn(kept);
    this.#app = appOf({
      ...{ token: this.#token, streams: this.#streams, watch },
      hosts: () => ({ port: this.#server?.port ?? 0, also: host }),
      state: () => this.#state,
      id: () => `${this.#boot}-${this.#count}`,
    });
  }

  /** @throws CannotJudge when the port is taken */
  static async open(parts: Parts): Promise<WebView> {
    const view = new WebView(parts);
    try {
      view.#server = await listen((request) => view.#app.fetch(request), parts.port);
    } catch (error) {
      view.close();
      throw error;
    }
    return view;
  }

  /** Where it is to be found; whoever knows it may press its keys. */
  get address(): string {
    return `http://127.0.0.1:${this.#server?.port}/${this.#token}/`;
  }

  /** Its address, and the one under the proxy’s name where there is one. */
  get addresses(): string[] {
    return [this.address, ...(this.#proxy ? [`https://${this.#proxy}/${this.#token}/`] : [])];
  }

  /** How many pages are open. */
  get streams(): number {
    return this.#streams.size;
  }

  update(state: State): void {
    this.#state = state;
    this.#count += 1;
    // The watch goes on first: a page is drawn behind it, once for all that happens at once.
    this.#telling ??= setImmediate(() => {
      this.#telling = undefined;
      this.#streams.changed();
    });
  }

  close(): void {
    clearImmediate(this.#telling);
    this.#streams.close();
    this.#server?.close();
  }
}
