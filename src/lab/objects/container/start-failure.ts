import { wordsOfRefusal } from '../../../engine/client.ts';
import { hasCode, messageOf } from '../../../errors/messages.ts';
import { currentSandbox } from '../../run/sandbox.ts';
import { reason } from '../../failures/engine-refusal.ts';
import { AttemptError } from '../../run/observation.ts';

// What the engine and runc say of an image whose command, user or folder is wrong.
const imageIsWrong =
  /executable file not found|no such file or directory|permission denied|exec format error|not a directory|unable to find (?:user|group)|no matching entries in|no command specified/;

/**
 * The error for an image from which no container could be started: the attempt's fault where the
 * image itself is wrong, what was thrown otherwise.
 */
export function startFailure(error: unknown, key: string): unknown {
  const message = messageOf(error);
  // In a sandbox nobody but the attempt gives the engine a reason to refuse.
  const refused = hasCode(error, 400) || (currentSandbox() !== null && hasCode(error, 500));
  if (!(imageIsWrong.test(message) || refused) || message.includes('namespace path')) return error;
  return new AttemptError({
    ran: `docker run ${key}`,
    got: reason(wordsOfRefusal(error as Error)),
    expected: 'a container that starts with the image’s own command, user and folder',
  });
}

/**
 * True where the runtime's own process died that was about to become the container: on a busy machine it
 * may, before anything of the attempt's has run. Where it is the attempt's doing it dies again.
 */
export function diedBefore(error: unknown): boolean {
  return /waiting for init preliminary setup|read init-p/.test(messageOf(error));
}
