import { messageOf } from '../../errors/messages.ts';
import { describeLimit, withLimits } from '../run/time-limits.ts';
import {
  AttemptError,
  describeObservation,
  readable,
  type Observation,
} from '../run/observation.ts';

/** The facts of a finding; those that have to be gathered are, where somebody is going to read them. */
export type Facts = string[] | (() => Promise<string[]>);

/** What a matcher found: whether it is as wanted, and the finding to print when it is not. */
export interface MatcherResult {
  pass: boolean;
  finding: Omit<Observation, 'see' | 'limits'> & { see?: Facts };
}

/** An observation of a handle: resolves to a judgement, whatever it saw. */
export type MatcherFunction<Handle, Arguments extends unknown[]> = (
  handle: Handle,
  ...rest: Arguments
) => Promise<MatcherResult>;

/**
 * Makes a Jest matcher of an observation. `.not` is refused: the opposite of "answered" is a dozen
 * things, so each negative fact is an observation of its own, with a positive control beside it.
 */
export function defineMatcher<Handle, Arguments extends unknown[]>(
  observe: MatcherFunction<Handle, Arguments>,
): jest.CustomMatcher {
  return async function (this: { isNot: boolean }, handle: Handle, ...rest: Arguments) {
    if (this.isNot)
      throw new TypeError('The lab’s matchers take no .not; use the one that names the fact');
    const { seen, limits } = await withLimits(() => observe(handle, ...rest));
    const { pass, finding: found } = seen;
    // Of a check that passes nobody reads the facts.
    const see = pass ? [] : [...(await gather(found.see)), ...limits.map(describeLimit)];
    const finding = { ...readable({ ...found, see }), limits };
    return { pass, message: () => describeObservation(finding), finding };
  } as unknown as jest.CustomMatcher;
}

/** What was seen counts, whether or not more can be learned of it. */
async function gather(see: Facts = []): Promise<string[]> {
  if (typeof see !== 'function') return see;
  try {
    return await see();
  } catch (error) {
    if (error instanceof AttemptError) throw error;
    return [`more could not be learned: ${messageOf(error).split('\n', 1).join('')}`];
  }
}
