import type { Verdict } from '../../../judge/verdict.ts';
import { readProgress } from '../../../learner/progress/store.ts';
import type { State } from '../../state/state.ts';
import type { KeyCommand, View } from '../view.ts';
import type { BoardClient } from './client.ts';
import { seatMessageOf } from './message.ts';

/** Tells the board of a class each verdict of a watch, and nothing else of it. */
export class BoardView implements View {
  readonly #client: BoardClient;
  #verdict: Verdict | undefined;
  #state: State | undefined;
  #telling: NodeJS.Immediate | undefined;

  constructor(client: BoardClient) {
    this.#client = client;
  }

  /** Raises a hand, and lowers it again. */
  readonly key: KeyCommand = {
    key: '!',
    label: '',
    about: 'raise your hand on the board, or lower it',
    run: () => {
      if (this.#client.isOver) return { note: 'you are not on the board: start the watch again' };
      const hand = !this.#client.handIsUp;
      this.#client.post({ hand });
      return { note: hand ? 'your hand is up: ! lowers it' : 'your hand is down' };
    },
  };

  update(state: State): void {
    const first = this.#state === undefined;
    this.#state = state;
    const news = state.verdict !== null && state.verdict !== this.#verdict;
    if (state.verdict) this.#verdict = state.verdict;
    // The watch goes on first: the learner sees the verdict before the board does.
    if (news || first) this.#telling ??= setImmediate(() => this.#tell());
  }

  close(): void {
    clearImmediate(this.#telling);
    this.#client.close();
  }

  #tell(): void {
    this.#telling = undefined;
    if (!this.#state) return;
    const hand = this.#client.handIsUp;
    const { katas } = this.#state;
    const verdict = this.#verdict ?? null;
    try {
      this.#client.post(seatMessageOf({ katas, verdict, progress: readProgress(), hand }));
    } catch {
      // Whatever it is: a board is never worth a watch.
    }
  }
}
