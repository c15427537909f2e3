import { setTimeout as pause } from 'node:timers/promises';
import { ownAttempt } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { pristine } from '../../katas/originals/copy.ts';
import { JudgeWorker, type JudgeOutcome } from '../../judge/worker/judge-worker.ts';
import type { JudgeProgress } from '../../judge/worker/protocol.ts';

/**
 * Judges one attempt after the other, the latest only: a new one cancels what goes on. A second
 * process waits, loaded, so that a save during a run need not wait for one.
 */
export class LatestOnly {
  /** Somebody looks at pictures, of green runs too. */
  pictures = false;
  #worker: JudgeWorker | undefined;
  #next: JudgeWorker | undefined;
  #busy = false;
  #round = 0;
  #closed = false;
  #cleaning: Promise<void> = Promise.resolve();

  /** Judges the learner’s attempt at this kata; undefined when it was cancelled. */
  async judge(
    kata: Kata,
    onProgress: (progress: JudgeProgress) => void,
  ): Promise<JudgeOutcome | undefined> {
    const cancelled = this.cancel();
    const round = this.#round;
    // What a kata shares with others (a network of the host) has to be free first.
    if (kata.exclusive.length > 0) await cancelled;
    if (this.#closed || round !== this.#round) return;
    const outcome = await this.#judge(kata, (progress) => {
      if (round === this.#round) onProgress(progress);
    });
    if (round !== this.#round) return;
    this.#busy = false;
    if ('verdict' in outcome) this.#prepareNext(kata);
    return outcome;
  }

  /** Ends what goes on, if anything does; resolves when nothing of it is left. */
  async cancel(): Promise<void> {
    this.#round += 1;
    if (this.#busy && this.#worker) this.#clean(this.#worker.stop());
    if (this.#busy) this.#worker = undefined;
    this.#busy = false;
    await this.#cleaning;
  }

  /** Ends everything; resolves when nothing of any run is left. */
  async close(): Promise<void> {
    this.#closed = true;
    const cancelled = this.cancel();
    await Promise.all([cancelled, this.#worker?.close(), this.#next?.stop()]);
  }

  async #judge(kata: Kata, onProgress: (progress: JudgeProgress) => void) {
    const original = pristine(kata);
    const { folder: kataFolder } = original.kata;
    // A copy is gone by the next time.
    const again = original.changes.length === 0;
    const job = { kataFolder, attempt: ownAttempt(original.kata), again, pictures: this.pictures };
    this.#busy = true;
    return this.#take().judge(job, { onProgress }).finally(original.remove);
  }

  #take(): JudgeWorker {
    const [first, second] = [this.#worker, this.#next];
    this.#next = undefined;
    const taken = [first, second].find((one) => one?.alive) ?? silentWorker();
    if (taken !== second && second?.alive) this.#next = second;
    this.#worker = taken;
    return taken;
  }

  /** A verdict is there: while the learner reads it, the next process gets ready. */
  #prepareNext(kata: Kata): void {
    if (this.#closed || this.#next?.alive) return;
    this.#next = silentWorker();
    this.#next.warm(kata.folder);
  }

  #clean(stopped: Promise<void>): void {
    const before = this.#cleaning;
    this.#cleaning = stopped.then(cleanUp).then(() => before);
  }
}

/** What it might print belongs into no frame. */
function silentWorker(): JudgeWorker {
  return new JudgeWorker({ stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
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
