import type { Verdict } from '../judge/verdict.ts';
import type { Kata } from '../katas/kata.ts';
import { reduce } from '../watch/state/reducer.ts';
import { initialState, type State, type WatchEvent } from '../watch/state/state.ts';
import { WebView, type WebOptions } from '../watch/views/web/view.ts';

interface Parts extends WebOptions {
  katas: Kata[];
  kata: Kata;
  /** The set's `.dojo`: absolute path. */
  kept: string;
  onBoard?: boolean;
}

/** A live page over a watch that is told what happens: no engine, no files, and no terminal. */
export class RecordedWatch {
  readonly view: WebView;
  /** The keys that the page pressed. */
  readonly pressed: string[];
  #state: State;

  private constructor(view: WebView, pressed: string[], state: State) {
    this.view = view;
    this.pressed = pressed;
    this.#state = state;
    view.update(state);
  }

  /** @throws CannotJudge when the port is taken */
  static async open({ katas, kata, onBoard = false, ...parts }: Parts): Promise<RecordedWatch> {
    let watch: RecordedWatch | undefined = undefined;
    const pressed: string[] = [];
    const happened = (event: WatchEvent) => {
      if (event.kind === 'key') pressed.push(event.key);
      watch?.happened(event);
    };
    const view = await WebView.open({ ...parts, watch: { happened, settled: Promise.resolve() } });
    watch = new RecordedWatch(view, pressed, initialState(katas, kata, { onBoard }));
    return watch;
  }

  get state(): State {
    return this.#state;
  }

  get address(): string {
    return this.view.address;
  }

  /** As the driver does, without what follows from it. */
  happened(event: WatchEvent): void {
    this.#state = reduce(this.#state, event).state;
    this.view.update(this.#state);
  }

  /** A save, and its verdict. */
  judged(verdict: Verdict): void {
    this.happened({ kind: 'verdict', run: this.#state.run, verdict, now: performance.now() });
  }

  /** A save that is being judged: these checks are over, this one goes on, and does this. */
  judging({ over, check, doing }: Judging): void {
    const now = performance.now();
    const because = `${this.#state.kata.edits[0]} has changed`;
    this.happened({ kind: 'content', fingerprint: `${now}`, now, because });
    const { run } = this.#state;
    for (const name of over) this.happened({ kind: 'checked', run, name, passed: true });
    this.happened({ kind: 'check', run, name: check });
    this.happened({ kind: 'doing', run, text: doing });
  }
}

interface Judging {
  /** Names of checks that passed. */
  over: string[];
  check: string;
  doing: string;
}
