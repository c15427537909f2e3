import { styleText } from 'node:util';

const clear = '\r\x1b[K';

/** What a command is doing, in one line of the terminal that is written over and goes in the end. */
export class LiveLine {
  readonly #out: NodeJS.WriteStream;
  readonly #since = performance.now();
  readonly #timer: NodeJS.Timeout | undefined;
  #text: string;
  #hidden = 0;

  /** @param text what is being done; on what is no terminal, or is CI’s log, nothing is written */
  constructor(text: string, out: NodeJS.WriteStream = process.stderr) {
    this.#out = out;
    this.#text = text;
    if (!out.isTTY || process.env['CI']) return;
    this.#draw();
    this.#timer = setInterval(() => this.#draw(), 200).unref();
  }

  /** Says what is being done now. */
  says(text: string): void {
    this.#text = text;
    if (this.#timer) this.#draw();
  }

  /** Has something printed where the line was; it goes on below. */
  async aside(print: () => Promise<void> | void): Promise<void> {
    this.#hidden += 1;
    if (this.#timer) this.#out.write(clear);
    await print();
    this.#hidden -= 1;
  }

  /** Takes the line away. */
  end(): void {
    if (!this.#timer) return;
    clearInterval(this.#timer);
    this.#out.write(clear);
  }

  #draw(): void {
    if (this.#hidden > 0) return;
    const time = `${((performance.now() - this.#since) / 1000).toFixed(0)} s`;
    const room = (this.#out.columns || 80) - time.length - 3;
    const text = this.#text.replaceAll(/\s+/g, ' ').slice(0, room);
    this.#out.write(`${clear}${styleText('cyan', text)}  ${styleText('dim', time)}`);
  }
}
