import { fingerprint, ownAttempt } from '../katas/attempt.ts';
import type { Kata } from '../katas/kata.ts';
import { orWarn } from '../errors/warn.ts';
import { nextKata } from '../learner/progress/next.ts';
import { inLearnersOrder } from '../learner/progress/order.ts';
import { noteVerdicts, readProgress } from '../learner/progress/store.ts';
import { CommandRunner } from './commands.ts';
import { Judging, type BringBack } from './judging/judging.ts';
import { WriteStability } from './files/stability.ts';
import { reduce } from './state/reducer.ts';
import type { Effect, State, WatchEvent } from './state/state.ts';
import { keysText, type KeyCommand, type View, type Formatters } from './views/view.ts';

interface Parts {
  view: View;
  words: Formatters;
  helpers: KeyCommand[];
  bringBack?: BringBack | undefined;
}

/** Keeps a watch’s state, and does what its transitions ask for. */
export class Controller {
  readonly #view: View;
  readonly #words: Formatters;
  readonly #helpers: KeyCommand[];
  readonly #helping: CommandRunner;
  readonly #judging: Judging;
  readonly #looking = new WriteStability((content) => this.#changed(content));
  #state: State;
  #follow: (kata: Kata) => void = () => undefined;
  #ended: (code: number) => void = () => undefined;
  #code = 0;
  #closing: Promise<void> | undefined;

  constructor(state: State, { view, words, helpers, bringBack }: Parts) {
    this.#state = state;
    this.#view = view;
    this.#words = words;
    this.#helpers = helpers;
    this.#judging = new Judging((event) => this.happened(event), bringBack);
    this.#helping = new CommandRunner(helpers, (event) => this.happened(event));
  }

  /** Calls back with the kata whose files are to be watched, now and whenever it is another. */
  onKata(follow: (kata: Kata) => void): void {
    this.#follow = follow;
    follow(this.#state.kata);
  }

  /** Judges what is there, and goes on until somebody quits; resolves to the exit code. */
  async run(): Promise<number> {
    const ended = new Promise<number>((resolve) => (this.#ended = resolve));
    this.#content(contentOf(this.#state.kata), 'the watch begins');
    return ended;
  }

  /** Somebody looks at pictures, of green runs too. */
  withPictures(): void {
    this.#judging.withPictures();
  }

  /** Looks at the files; other content than the last that was judged is judged. */
  look(): void {
    if (!this.#state.closing) this.#looking.look(this.#state.kata, this.#state.fingerprint);
  }

  /** Something has happened. */
  happened(event: WatchEvent): void {
    const before = this.#state;
    const { state, effects } = reduce(before, event);
    this.#state = state;
    if (state.kata !== before.kata) {
      this.#looking.close();
      this.#follow(state.kata);
    }
    // What is on the screen is in the progress as well.
    const unkept: string[] = [];
    for (const effect of effects)
      if (effect.kind === 'note') note(effect, (message) => unkept.push(message));
    if (state !== before) this.#view.update(state);
    for (const effect of effects) if (effect.kind !== 'note') this.#do(effect);
    for (const text of unkept)
      this.happened({ kind: 'noted', text: text.split('\n', 2).join(', ') });
  }

  /** Resolves when what the last key asked for is there. */
  get settled(): Promise<void> {
    return this.#helping.settled;
  }

  /** True once it is ending. */
  get closing(): boolean {
    return this.#state.closing;
  }

  quit(code: number): void {
    this.#code = code;
    void this.close();
  }

  /** Ends what goes on; resolves when nothing of any run is left. */
  close(): Promise<void> {
    this.#state = { ...this.#state, closing: true };
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    const busy = this.#state.running ?? this.#state.all;
    this.#looking.close();
    this.#view.close();
    if (busy) process.stderr.write('stopping: removing what this run made …\n');
    await this.#judging.close();
    this.#ended(this.#code);
  }

  #do(effect: Exclude<Effect, { kind: 'note' }>): void {
    const { katas, kata, verdict } = this.#state;
    switch (effect.kind) {
      case 'judge':
        return this.#judging.one(effect.kata, effect.run);
      case 'judge all':
        return this.#judging.all(katas, effect.run);
      case 'next':
        return this.#moveTo(nextKata(inLearnersOrder(katas), effect.kata, readProgress()));
      case 'go':
        return this.#moveTo(effect.kata);
      case 'keys':
        return this.#helping.reply({ title: 'The keys', text: keysText(this.#helpers) });
      case 'list':
        return this.#helping.reply({ title: 'The map', text: this.#words.map(kata) }, 'l');
      case 'help':
        return void this.#helping.help(effect.key, kata, verdict?.status === 'passed');
      case 'answer':
        return void this.#helping.answer(effect.yes);
      case 'quit':
        return this.quit(effect.code);
    }
  }

  #changed(content: string): void {
    const { edits } = this.#state.kata;
    this.#content(content, `${edits.length === 1 ? edits.join('') : 'a file'} has changed`);
  }

  #content(content: string, because: string): void {
    this.happened({ kind: 'content', fingerprint: content, now: performance.now(), because });
  }

  #moveTo(kata: Kata): void {
    const now = performance.now();
    this.happened({ kind: 'moved', kata, fingerprint: contentOf(kata), now });
  }
}

function contentOf(kata: Kata): string {
  return fingerprint(kata, ownAttempt(kata));
}

function note(
  { kata, verdict }: Extract<Effect, { kind: 'note' }>,
  tell: (message: string) => void,
): void {
  orWarn(() => noteVerdicts([{ name: kata.name, verdict }]), tell);
}
