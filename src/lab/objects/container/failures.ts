import type { ContainerInspectInfo } from 'dockerode';
import { messageOf } from '../../../errors/messages.ts';
import { AttemptError, excerpt } from '../../run/observation.ts';
import { withoutFrames } from '../../../engine/log-stream.ts';

/** The fault of an attempt whose container is no longer on the engine. */
export function goneFailure(key: string): AttemptError {
  return new AttemptError({
    ran: `asked the engine for ${key}`,
    got: 'no such container (any more)',
    expected: 'the container that was there before',
    see: ['one that is started with AutoRemove (docker run --rm) is removed when it ends'],
  });
}

/**
 * The fault of an attempt whose container has a link (docker run --link), for which it cannot start
 * while the other is away; what was thrown otherwise.
 */
export function linkFailure(error: unknown, key: string): unknown {
  const message = messageOf(error);
  const [, reason] = /(Cannot link to a non running container)/.exec(message) ?? [];
  if (!reason) return error;
  return new AttemptError({
    ran: `docker start ${key}, while the container that it is linked to is away`,
    got: reason,
    expected: 'a container that starts, whoever else is there already',
    see: [
      'a link (--link) is set up when a container starts; a name on a network is asked for later',
    ],
  });
}

/**
 * The fault of an attempt whose container does not run where it has to.
 * @param wanted what it has to run for: `answer`
 * @param log what it has printed
 */
export function notRunningFailure(
  key: string,
  wanted: string,
  { Status: status, ExitCode: code, Error: error }: ContainerInspectInfo['State'],
  log: string,
): AttemptError {
  const last = excerpt(withoutFrames(log), { lines: 8 });
  return new AttemptError({
    ran: `asked the engine for the state of ${key}`,
    got: `it is ${status}, exit code ${code}${error ? ` (${error})` : ''}`,
    expected: `a running container (to ${wanted})`,
    see: last ? [`its last lines:\n${last}`] : [`it printed nothing`],
  });
}
