import { toComeFromTheCache } from './builder/to-come-from-the-cache.ts';
import { toFailSaying } from './builder/to-fail-saying.ts';
import { toKeepTheInstallationOf } from './builder/to-keep-the-installation-of.ts';
import { toSendNothingOf } from './builder/to-send-nothing-of.ts';
import { toSend } from './builder/to-send.ts';
import { toBeRestarted } from './container/to-be-restarted.ts';
import { toBeTheSameAs } from './container/to-be-the-same-as.ts';
import { toComeBack } from './container/to-come-back.ts';
import { toFinishWhenStopped } from './container/to-finish-when-stopped.ts';
import { toHaveNoProcessOfRoot } from './container/to-have-no-process-of-root.ts';
import { toLeaveNoContainer } from './container/to-leave-no-container.ts';
import { toLog } from './container/to-log.ts';
import { toPileUpNothing } from './container/to-pile-up-nothing.ts';
import { toRunNoShell } from './container/to-run-no-shell.ts';
import { toRunOnce } from './container/to-run-once.ts';
import { toStayStopped } from './container/to-stay-stopped.ts';
import { toStopWith } from './container/to-stop-with.ts';
import { toTurn } from './container/to-turn.ts';
import { toAnswerQuery } from './database/to-answer-query.ts';
import { toCountAHit } from './database/to-count-a-hit.ts';
import { toKeepItsDatabaseUnderAName } from './database/to-keep-its-database-under-a-name.ts';
import { toAnswerByAsking } from './http/to-answer-by-asking.ts';
import { toAnswerOnAPublishedPort } from './http/to-answer-on-a-published-port.ts';
import { toAnswerOnTheHost } from './http/to-answer-on-the-host.ts';
import { toFetch } from './http/to-fetch.ts';
import { toPassOn } from './http/to-pass-on.ts';
import { toServe } from './http/to-serve.ts';
import { toAddAtMost } from './image/to-add-at-most.ts';
import { toHaveInNoLayer } from './image/to-have-in-no-layer.ts';
import { toHaveNoProgram } from './image/to-have-no-program.ts';
import { toHaveNoTraceOf } from './image/to-have-no-trace-of.ts';
import { toRunAndServe } from './image/to-run-and-serve.ts';
import { toAnswerAlone } from './network/to-answer-alone.ts';
import { toBeCutOffFrom } from './network/to-be-cut-off-from.ts';
import { toBeOnlyOn } from './network/to-be-only-on.ts';
import { toBeReachedByNobodyBut } from './network/to-be-reached-by-nobody-but.ts';
import { toHaveJoinedNoNetwork } from './network/to-have-joined-no-network.ts';
import { toHaveOnlyLoopback } from './network/to-have-only-loopback.ts';
import { toLearnFromNobodyElse } from './network/to-learn-from-nobody-else.ts';
import { toReachNoAddressOf } from './network/to-reach-no-address-of.ts';
import { toReachThroughNobody } from './network/to-reach-through-nobody.ts';
import { toResolve } from './network/to-resolve.ts';
import { toShareTheHostsNetwork } from './network/to-share-the-hosts-network.ts';
import { toAnswerAtLoopback } from './ports/to-answer-at-loopback.ts';
import { toAnswerOnLoopbackOnly } from './ports/to-answer-on-loopback-only.ts';
import { toBePublishedOnLoopbackOnly } from './ports/to-be-published-on-loopback-only.ts';
import { toFindNoServer } from './ports/to-find-no-server.ts';
import { toPublishNoServer } from './ports/to-publish-no-server.ts';
import { toPublishNothing } from './ports/to-publish-nothing.ts';
import { toRefuseOtherMachines } from './ports/to-refuse-other-machines.ts';
import { toHold } from './storage/to-hold.ts';
import { toLeaveNoVolume } from './storage/to-leave-no-volume.ts';
import { toShowAtOnce } from './storage/to-show-at-once.ts';
import { toShow } from './storage/to-show.ts';
import { defineMatcher, type MatcherResult } from './define.ts';
import { toSatisfy, type LocalCheck } from './to-satisfy.ts';

/** Every observation that a spec can expect; a new one is a file in a domain’s folder and a name here. */
const observations = {
  toAddAtMost,
  toAnswerAlone,
  toAnswerAtLoopback,
  toAnswerByAsking,
  toAnswerOnAPublishedPort,
  toAnswerOnLoopbackOnly,
  toAnswerOnTheHost,
  toAnswerQuery,
  toBeCutOffFrom,
  toBeOnlyOn,
  toBePublishedOnLoopbackOnly,
  toBeReachedByNobodyBut,
  toBeRestarted,
  toBeTheSameAs,
  toComeBack,
  toComeFromTheCache,
  toCountAHit,
  toFailSaying,
  toFetch,
  toFindNoServer,
  toFinishWhenStopped,
  toHaveInNoLayer,
  toHaveJoinedNoNetwork,
  toHaveNoProcessOfRoot,
  toHaveNoProgram,
  toHaveNoTraceOf,
  toHaveOnlyLoopback,
  toHold,
  toKeepItsDatabaseUnderAName,
  toKeepTheInstallationOf,
  toLearnFromNobodyElse,
  toLeaveNoContainer,
  toLeaveNoVolume,
  toLog,
  toPassOn,
  toPileUpNothing,
  toPublishNoServer,
  toPublishNothing,
  toReachNoAddressOf,
  toRefuseOtherMachines,
  toReachThroughNobody,
  toResolve,
  toRunAndServe,
  toRunNoShell,
  toRunOnce,
  toSend,
  toSendNothingOf,
  toServe,
  toShareTheHostsNetwork,
  toShow,
  toShowAtOnce,
  toStayStopped,
  toStopWith,
  toTurn,
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
    defineMatcher(observe as Parameters<typeof defineMatcher>[0]),
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
