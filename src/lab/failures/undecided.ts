import type { CannotJudge } from '../../errors/errors.ts';
import type { AttemptError } from '../run/observation.ts';

/**
 * Something went wrong that may be the attempt's doing or the machine's. A trial decides: where a
 * container of the lab does not work either it is the machine's, or else the attempt's.
 */
export class UndecidedError extends Error {
  readonly fault: AttemptError;
  readonly trouble: CannotJudge;

  constructor(fault: AttemptError, trouble: CannotJudge, options?: ErrorOptions) {
    super(fault.message, options);
    this.name = 'UndecidedError';
    this.fault = fault;
    this.trouble = trouble;
  }
}
