import { setTimeout as pause } from 'node:timers/promises';
import type { Kata } from '../../katas/kata.ts';
import type { WorkerMessage } from '../../judge/worker/protocol.ts';
import { JudgeProcess } from './judge-process.ts';

/** What a runner hears of the judging that goes on; of a cancelled one it hears no more. */
export interface JudgingListener {
  message: (message: WorkerMessage) => void;
  /** The process ended in the middle, and nobody asked it to. */
  ended: () => void;
}

/**
 * Judges one attempt after the other, the latest only: a new one cancels what goes on. A second
 * process waits, loaded, so that a save during a run is judged as fast as any other.
 */
export class Runner {
  #process: JudgeProcess | undefined;
  #next: JudgeProcess | undefined;
  #busy = false;
  #round = 0;
  #closed = false;
  #cleaning: Promise<void> = Promise.resolve();

  /** Judges the learner’s attempt at this kata. */
  async judge(kata: Kata, ears: JudgingListener): Promise<void> {
    const cancelled = this.cancel();
    const round = this.#round;
    // What a kata shares with others (a network of the host) has to be free first.
    if (kata.exclusive.length > 0) await cancelled;
    if (this.#closed || round !== this.#round) return;
    const judging = this.#take();
    this.#busy = true;
    judging.judge(
      kata,
      (message) => {
        if (round !== this.#round) return;
        if ('verdict' in message) this.#idle(kata);
        ears.message(message);
      },
      () => {
        if (round !== this.#round) return;
        this.#process = undefined;
        this.#busy = false;
        ears.ended();
      },
    );
  }

  /** Ends what goes on, if anything does; resolves when nothing of it is left. */
  async cancel(): Promise<void> {
    this.#round += 1;
    if (this.#busy && this.#process) this.#clean(this.#process.kill());
    if (this.#busy) this.#process = undefined;
    this.#busy = false;
    await this.#cleaning;
  }

  /** Ends everything; resolves when nothing of any run is left. */
  async close(): Promise<void> {
    this.#closed = true;
    const cancelled = this.cancel();
    await Promise.all([cancelled, this.#process?.close(), this.#next?.kill()]);
  }

  #take(): JudgeProcess {
    const [first, second] = [this.#process, this.#next];
    this.#next = undefined;
    const taken = [first, second].find((one) => one?.alive) ?? new JudgeProcess();
    if (taken !== second && second?.alive) this.#next = second;
    this.#process = taken;
    return taken;
  }

  /** A verdict is there: while the learner reads it, the next process gets ready. */
  #idle(kata: Kata): void {
    this.#busy = false;
    if (this.#closed || this.#next?.alive) return;
    this.#next = new JudgeProcess();
    this.#next.warm(kata);
  }

  #clean(killed: Promise<void>): void {
    const before = this.#cleaning;
    this.#cleaning = killed.then(cleanUp).then(() => before);
  }
}

/** Removes what killed judgings left; once more for what the engine was just making then. */
async function cleanUp(): Promise<void> {
  const { connectToEngine } = await import('../../judge/engine.ts');
  const { removeOrphans } = await import('../../lab/run/orphans.ts');
  try {
    const { docker } = await connectToEngine();
    await removeOrphans(docker);
    await pause(400);
    await removeOrphans(docker);
  } catch {
    // No engine: the next judging says so, and the next command removes what is left.
  }
}
