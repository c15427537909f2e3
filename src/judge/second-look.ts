import { CannotJudge } from '../errors/errors.ts';
import { UndecidedError } from '../lab/failures/undecided.ts';
import { explain } from '../lab/failures/explain.ts';
import { isSlow, describeTrial, tryMachine, type Trial } from '../lab/failures/machine-trial.ts';
import type { Lab } from '../lab/lab.ts';
import { findingOf, type FinishedTest } from './checks.ts';
import { trying } from './cleanup.ts';

/** A time limit that checks have met, and what a container of the lab took just then. */
interface Late {
  tests: FinishedTest[];
  limits: string[];
  trial: Promise<Trial>;
}

/**
 * Decides whose fault it is that a check failed, where what it threw does not tell: the engine refused
 * something, or a time limit struck. A container of the lab is tried at once, and where that has
 * trouble too, once more when all that the attempt made is gone: it may have brought the machine into
 * trouble itself. A check that passes costs nothing.
 */
export class SecondLook {
  readonly #lab: Lab;
  /** What was thrown → what came of it: checks that share a setup share its error. */
  readonly #known = new Map<unknown, unknown>();
  /** By what was thrown. */
  readonly #late = new Map<unknown, Late>();

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /** Explains what the last of these threw, in its place. */
  async afterCheck(tests: FinishedTest[]): Promise<void> {
    const test = tests.at(-1);
    const [error] = test?.errors ?? [];
    if (!test || error === undefined) return;
    const known = this.#known.get(error) ?? (await this.#explain(error, test.name));
    this.#known.set(error, known);
    test.errors = [known];
    const limits = findingOf(known)?.limits ?? [];
    if (limits.length === 0) return;
    // The next check goes on beside it.
    const late = this.#late.get(known) ?? { tests: [], limits, trial: this.#try() };
    late.tests.push(test);
    this.#late.set(known, late);
  }

  /**
   * Settles what is left in doubt; true where the machine was too slow for the lab’s time limits, so
   * that it is worth judging once more.
   */
  async end(tests: FinishedTest[]): Promise<boolean> {
    const late = [...this.#late.values()];
    const slow = (await Promise.all(late.map(({ trial }) => trial))).some(isSlow);
    const doubtful = tests.some(({ errors: [error] }) => error instanceof UndecidedError);
    if (!slow && !doubtful) return false;
    await this.#lab.close();
    const trial = await this.#try();
    for (const test of tests)
      test.errors = test.errors.map((error) =>
        error instanceof UndecidedError ? settled(error, trial) : error,
      );
    if (!slow || !isSlow(trial)) return false;
    for (const { tests: some, limits } of late)
      for (const test of some) test.errors = [tooSlow(limits, trial)];
    return true;
  }

  async #explain(error: unknown, check: string): Promise<unknown> {
    const explained = error instanceof UndecidedError ? error : await this.#quietly(error, check);
    if (!(explained instanceof UndecidedError)) return explained;
    const trial = await this.#try();
    return trial.broken === null ? explained.fault : explained;
  }

  #try(): Promise<Trial> {
    return trying(() => tryMachine(this.#lab.run));
  }

  /** Whoever asks the engine why it refused something may be refused as well. */
  async #quietly(error: unknown, check: string): Promise<unknown> {
    return explain(this.#lab.run, error, check).catch(() => error);
  }
}

function settled({ fault, trouble }: UndecidedError, { broken }: Trial): Error {
  return broken === null ? fault : trouble;
}

function tooSlow(limits: string[], trial: Trial): CannotJudge {
  return new CannotJudge({
    failed: `The machine was too slow: ${describeTrial(trial)}`,
    lines: limits.map((limit) => `a time limit struck: ${limit}`),
    next: ['run this again when the machine does less beside it'],
  });
}
