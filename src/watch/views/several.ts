import type { State } from '../state/state.ts';
import type { View } from './view.ts';

/** Several views of one watch: each shows the same state, also one that comes later. */
export class SeveralViews implements View {
  readonly #views: View[];
  #state: State | undefined;

  constructor(...views: View[]) {
    this.#views = views;
  }

  /** Adds one, which shows at once what the others show. */
  add(view: View): void {
    this.#views.push(view);
    if (this.#state) view.update(this.#state);
  }

  update(state: State): void {
    this.#state = state;
    for (const view of this.#views) view.update(state);
  }

  close(): void {
    for (const view of this.#views) view.close();
  }
}
