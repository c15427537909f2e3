import { stripVTControlCharacters } from 'node:util';
import { DojoError } from '../errors/errors.ts';
import { machineErrorIn } from '../errors/machine.ts';
import { messageOf } from '../errors/messages.ts';
import { UndecidedError } from '../lab/failures/undecided.ts';
import { AttemptError, shortened, type Observation } from '../lab/run/observation.ts';
import type { Check } from './verdict.ts';

/** What the test runner reports of one `test()`. */
export interface FinishedTest {
  name: string;
  ms: number;
  skipped: boolean;
  /** What it threw, first to last. */
  errors: unknown[];
}

/** Turns finished tests into checks. */
export function checksOf(tests: FinishedTest[]): Check[] {
  const seen = new Map<unknown, string>();
  return tests.map((test) => {
    const [error] = test.errors;
    const earlier = seen.get(error);
    if (error instanceof AttemptError && earlier !== undefined) return waiting(test, earlier);
    if (error !== undefined) seen.set(error, test.name);
    return checkOf(test, error);
  });
}

/** A check that met the same fault as an earlier one has nothing of its own to say. */
function waiting({ name, ms }: FinishedTest, earlier: string): Check {
  const message = `not judged yet: "${earlier}" has to pass first`;
  return { ...blank, name, ms, status: 'skipped', message };
}

function checkOf({ name, ms, skipped }: FinishedTest, error: unknown): Check {
  if (skipped)
    return { ...blank, name, ms, status: 'error', message: 'the spec left this check out' };
  if (error === undefined) return { ...blank, name, ms, status: 'passed', message: '' };
  const message = stripVTControlCharacters(messageOf(error));
  if (error instanceof DojoError) return { ...blank, name, ms, status: 'error', message };
  if (error instanceof UndecidedError) {
    // Nobody has decided it yet: nothing is the attempt's fault by default.
    return { ...blank, name, ms, status: 'error', message: error.trouble.message };
  }
  const finding = findingOf(error);
  if (finding)
    return {
      ...{ name, ms, status: 'failed', message },
      observed: shortened(finding.got),
      expected: shortened(finding.expected),
      help: finding.read ?? null,
    };
  if (isAssertion(error)) return { ...blank, name, ms, status: 'failed', message };
  // Neither a matcher nor the learner's code threw it: the machine, the spec or the lab is broken.
  const told = machineErrorIn(message)?.message ?? message;
  return { ...blank, name, ms, status: 'error', message: told };
}

const blank = { observed: null, expected: null, help: null };

/** The finding that was thrown, if it was one. */
export function findingOf(error: unknown): Observation | undefined {
  if (error instanceof AttemptError) return error.finding;
  return (error as { matcherResult?: { finding?: Observation } }).matcherResult?.finding;
}

function isAssertion(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'matcherResult' in error;
}
