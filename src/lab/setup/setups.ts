import { prepareClient } from '../clients/in-thread.ts';
import { handlesOf, type Started } from './returned.ts';
import type { Toolboxes } from '../probes/toolboxes.ts';
import type { Run } from '../run/run.ts';
import type { EngineProxy } from '../proxy/server.ts';
import type { Prewarmed, Ready } from './prewarmed.ts';
import { SetupRejected } from './failure.ts';
import { startSetup } from './start.ts';

export interface SetupOptions {
  /** How long one may take. */
  deadlineMs: number;
  /** The files that the attempt brings: without setup.ts among them, that is the kata’s own. */
  edits: string[];
  /** Called at the moment at which one returns. */
  atReturn: () => void;
  prewarmed: Prewarmed;
}

/**
 * The setups that a run starts, each in a process of its own. The way to the engine is open to them for
 * as long as they run: what they have left behind has none.
 */
export class Setups {
  readonly #run: Run;
  readonly #probes: Toolboxes;
  readonly #options: SetupOptions;
  readonly #sockets: EngineProxy[] = [];
  #first: Promise<Started<object>> | undefined;
  /** How many setups the spec has still to start. */
  #toCome: number;

  constructor(run: Run, probes: Toolboxes, options: SetupOptions) {
    this.#run = run;
    this.#probes = probes;
    this.#options = options;
    this.#toCome = options.prewarmed.again;
  }

  /** @param folder the attempt's copy, with the setup.ts that is run the first time */
  start(folder: string, input: unknown): Promise<Started<object>> {
    this.#first ??= this.#start(folder, input);
    return this.#first;
  }

  startAgain(folder: string, input: unknown): Promise<Started<object>> {
    this.#toCome -= 1;
    return this.#start(folder, input);
  }

  async #start(folder: string, input: unknown): Promise<Started<object>> {
    const { prewarmed } = this.#options;
    const ready = await this.#run.making.of(() => this.#take());
    const { socket } = ready;
    socket.onRequest((request) => {
      // What comes next loads while the engine starts what this one makes.
      if (this.#toCome > 0) prewarmed.prepare();
      const { host, client } = prewarmed.predict(request);
      if (host) this.#probes.prepareHost();
      if (client) prepareClient();
    });
    const { deadlineMs, edits, atReturn } = this.#options;
    const call = { run: this.#run, folder, ready, input, deadlineMs, edits, atReturn };
    try {
      return await handlesOf(this.#run, this.#probes, await startSetup(call));
    } finally {
      void socket.close();
    }
  }

  /** The process that is to run a setup; whoever closes this closes its socket, too. */
  async #take(): Promise<Ready> {
    const ready = await this.#options.prewarmed.take(this.#run);
    this.#sockets.push(ready.socket);
    return ready;
  }

  /**
   * Runs it once more with an input that it is meant to refuse.
   * @returns what its error says; null where it returned
   */
  async refusalOf(folder: string, input: unknown): Promise<string | null> {
    try {
      await this.startAgain(folder, input);
      return null;
    } catch (error) {
      if (error instanceof SetupRejected) return error.words;
      throw error;
    }
  }

  /** Closes what a setup that still runs is using; resolves when nothing more comes of any. */
  async close(): Promise<void> {
    await Promise.all(this.#sockets.map((socket) => socket.close()));
  }
}
