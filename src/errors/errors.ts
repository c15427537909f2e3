import { describeError, type ErrorDetails } from './error-details.ts';

/** An error whose message is written for the person who reads it; no stack is ever shown. */
export abstract class DojoError extends Error {
  /** The exit code of a command that ends with this error. */
  abstract readonly exitCode: number;
  readonly trouble: ErrorDetails;

  constructor(trouble: ErrorDetails, options?: ErrorOptions) {
    super(describeError(trouble), options);
    this.name = new.target.name;
    this.trouble = trouble;
  }
}

/** The machine's fault: the attempt could not be judged. It never counts against the learner. */
export class CannotJudge extends DojoError {
  readonly exitCode = 2;
}

/**
 * The engine has not what it kept of a build: it has lost it, as BuildKit on containerd sometimes does
 * (moby/buildkit issue 6521), or holds what another build has made. It says nothing about the attempt,
 * which is judged once more.
 */
export class LostCache extends CannotJudge {
  /** What is true where the attempt is judged once more, and it is the same again. */
  readonly fault: Error | undefined;

  constructor(trouble: ErrorDetails, { fault }: { fault?: Error } = {}) {
    super(trouble);
    this.fault = fault;
  }
}

/** The command was called in a way that it does not understand. */
export class UsageError extends DojoError {
  readonly exitCode = 64;
}
