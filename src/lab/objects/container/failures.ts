import type { ContainerInspectInfo } from 'dockerode';
import { messageOf } from '../../../errors/messages.ts';
import { nameIn, showsField, showsLog } from '../../run/commands.ts';
import { AttemptError } from '../../run/observation.ts';
import { withoutFrames } from '../../../engine/log-stream.ts';

/** The fault of an attempt whose container is no longer on the engine. */
export function goneFailure(key: string): AttemptError {
  return new AttemptError({
    ran: `docker inspect ${nameIn(key)}`,
    got: `No such object: ${key}`,
    expected: 'the container that was there before',
    see: ['a container with AutoRemove (docker run --rm) is removed when it ends'],
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
    ran: `docker start ${nameIn(key)}   (the container that it is linked to is stopped)`,
    got: reason,
    expected: 'a container that starts, whatever else is running',
    see: ['a link (docker run --link) is set up when a container starts'],
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
  return new AttemptError({
    ran: `docker inspect -f '{{.State.Status}}, exit code {{.State.ExitCode}}' ${nameIn(key)}`,
    got: `${status}, exit code ${code}`,
    expected: `a running container (to ${wanted})`,
    see: [
      ...(error ? [showsField(key, '{{.State.Error}}', error)] : []),
      showsLog(key, withoutFrames(log), 8),
    ],
  });
}
