import type { Kata } from '../katas/kata.ts';
import { messageOf } from '../errors/messages.ts';
import type { WatchEvent } from './state/state.ts';
import type { KeyCommand, CommandResult } from './views/view.ts';

type Work = () => Promise<CommandResult> | CommandResult;

/** Asks the learner’s helpers, and keeps what follows on a yes until there is one. */
export class CommandRunner {
  readonly #helpers: KeyCommand[];
  readonly #happened: (event: WatchEvent) => void;
  #onYes: Work | undefined;
  /** Resolves when the last thing that was asked for is there. */
  settled: Promise<void> = Promise.resolve();

  constructor(helpers: KeyCommand[], happened: (event: WatchEvent) => void) {
    this.#helpers = helpers;
    this.#happened = happened;
  }

  /** Runs the helper of this key, if there is one. */
  async help(key: string, kata: Kata, passed: boolean): Promise<void> {
    const helper = this.#helpers.find((one) => one.key === key);
    if (!helper) return;
    this.settled = this.#attempt(() => helper.run(kata, { passed }), key);
    await this.settled;
  }

  /** The learner has answered the question. */
  async answer(yes: boolean): Promise<void> {
    const onYes = this.#onYes;
    this.#onYes = undefined;
    if (!yes || !onYes) return;
    this.settled = this.#attempt(onYes);
    await this.settled;
  }

  /** Shows a text or a line, or asks a question. */
  reply(reply: CommandResult, key?: string): void {
    if ('text' in reply) {
      const panel = key === undefined ? reply : { ...reply, key };
      return this.#happened({ kind: 'shown', panel });
    }
    if ('note' in reply) return this.#happened({ kind: 'noted', text: reply.note });
    this.#onYes = reply.onYes;
    this.#happened({ kind: 'asked', question: reply.question });
  }

  async #attempt(work: Work, key?: string): Promise<void> {
    try {
      this.reply(await work(), key);
    } catch (error) {
      this.reply({ title: 'That did not work', text: messageOf(error) });
    }
  }
}
