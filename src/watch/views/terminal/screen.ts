import { frameOf } from './frame.ts';
import type { State } from '../../state/state.ts';
import type { KeyCommand, View, Formatters } from '../view.ts';

const hideCursor = '\x1b[?25l';
const showCursor = '\x1b[?25h';
// Terminals that know it show a frame at once; others ignore it.
const beginFrame = '\x1b[?2026h';
const endFrame = '\x1b[?2026l';

/** Shows a watch on a terminal: one write a frame, and only when the frame is another. */
export class TerminalView implements View {
  readonly #out: NodeJS.WriteStream;
  readonly #words: Formatters;
  readonly #helpers: KeyCommand[];
  readonly #ticking: NodeJS.Timeout;
  #state: State | undefined;
  #shown: string | undefined;
  #before = false;

  constructor(out: NodeJS.WriteStream, words: Formatters, helpers: KeyCommand[]) {
    this.#out = out;
    this.#words = words;
    this.#helpers = helpers;
    this.#ticking = setInterval(() => this.#tick(), 200);
    out.on('resize', this.#resized);
    process.once('exit', this.#restore);
  }

  update(state: State): void {
    this.#state = state;
    this.#draw();
  }

  close(): void {
    clearInterval(this.#ticking);
    this.#out.off('resize', this.#resized);
    process.off('exit', this.#restore);
    this.#restore();
    this.#state = undefined;
  }

  /** The seconds of what goes on. */
  #tick(): void {
    if (this.#state?.running || this.#state?.all) this.#draw();
  }

  #draw(): void {
    if (!this.#state) return;
    const size = { rows: this.#out.rows || 24, columns: this.#out.columns || 80 };
    const [words, helpers, now] = [this.#words, this.#helpers, performance.now()];
    const lines = frameOf(this.#state, { words, helpers, size, now });
    const frame = lines.map((line) => `${line}\x1b[K`).join('\r\n');
    if (frame === this.#shown) return;
    // What was on the screen before moves up, and can be read there.
    const room = this.#before ? '' : '\n'.repeat(size.rows);
    const home = this.#shown === undefined ? `${hideCursor}${room}\x1b[2J\x1b[H` : '\x1b[H';
    this.#before = true;
    this.#shown = frame;
    this.#out.write(`${beginFrame}${home}${frame}\x1b[J${endFrame}`);
  }

  readonly #resized = (): void => {
    this.#shown = undefined;
    this.#draw();
  };

  readonly #restore = (): void => {
    if (this.#shown !== undefined) this.#out.write(`${showCursor}\r\n`);
    this.#shown = undefined;
  };
}
