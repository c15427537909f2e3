import { toCountAHit } from './cache.ts';
import { toSend, toSendNothingOf } from './context.ts';
import { toAnswerQuery, toKeepItsDatabaseUnderAName } from './databases.ts';
import { toPublishNoServer } from './doors.ts';
import { toHold } from './host-folder.ts';
import { toAnswerOnTheHost, toShareTheHostsNetwork } from './host.ts';
import { toAnswerByAsking } from './http/to-answer-by-asking.ts';
import { toRunAndServe } from './images.ts';
import {
  toBeCutOffFrom,
  toHaveJoinedNoNetwork,
  toHaveOnlyLoopback,
  toReachNoAddressOf,
} from './isolation.ts';
import { toBePublishedOnLoopbackOnly } from './loopback.ts';
import { toAddAtMost } from './image/to-add-at-most.ts';
import { toHaveInNoLayer } from './image/to-have-in-no-layer.ts';
import { toShow, toShowAtOnce } from './live-folder.ts';
import { asMatcher, type MatcherResult } from './matcher.ts';
import { toResolve } from './names.ts';
import { toAnswerAlone } from './network/to-answer-alone.ts';
import { toBeReachedByNobodyBut } from './network/to-be-reached-by-nobody-but.ts';
import { toLearnFromNobodyElse } from './network/to-learn-from-nobody-else.ts';
import { toFindNoServer } from './ports/to-find-no-server.ts';
import { toAnswerOnLoopbackOnly } from './ports/to-answer-on-loopback-only.ts';
import { toAnswerOnAPublishedPort, toPublishNothing } from './publish.ts';
import { toSatisfy, type LocalCheck } from './to-satisfy.ts';
import { toFetch, toServe } from './web.ts';

/** Every observation that a spec can expect; a new one is a file beside this and a name here. */
const observations = {
  toAddAtMost,
  toAnswerAlone,
  toAnswerByAsking,
  toAnswerOnAPublishedPort,
  toAnswerOnLoopbackOnly,
  toAnswerOnTheHost,
  toAnswerQuery,
  toBeCutOffFrom,
  toBePublishedOnLoopbackOnly,
  toBeReachedByNobodyBut,
  toCountAHit,
  toFetch,
  toFindNoServer,
  toHaveInNoLayer,
  toHaveJoinedNoNetwork,
  toHaveOnlyLoopback,
  toHold,
  toKeepItsDatabaseUnderAName,
  toLearnFromNobodyElse,
  toPublishNoServer,
  toPublishNothing,
  toReachNoAddressOf,
  toResolve,
  toRunAndServe,
  toSend,
  toSendNothingOf,
  toServe,
  toShareTheHostsNetwork,
  toShow,
  toShowAtOnce,
};

type Observations = typeof observations;

/** The matchers' arguments behind the handle, for TypeScript. */
type Expectation<Observe> = Observe extends (
  handle: never,
  ...rest: infer Arguments
) => Promise<MatcherResult>
  ? (...rest: Arguments) => Promise<void>
  : never;

export type LabMatchers = { [Name in keyof Observations]: Expectation<Observations[Name]> };

/** For `expect.extend`. */
export const matchers: jest.ExpectExtendMap = Object.fromEntries(
  Object.entries({ ...observations, toSatisfy }).map(([name, observe]) => [
    name,
    asMatcher(observe as Parameters<typeof asMatcher>[0]),
  ]),
);

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the way to add matchers to Jest's types
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- Jest’s own parameters
    interface Matchers<R, T> extends LabMatchers {
      toSatisfy: (check: LocalCheck<T>) => Promise<void>;
    }
  }
}
