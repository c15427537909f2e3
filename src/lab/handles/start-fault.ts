import { hasCode, messageOf } from '../../errors/messages.ts';
import { apart } from '../apart/place.ts';
import { AttemptFault } from '../finding.ts';

// What the engine and runc say of an image whose command, user or folder is wrong.
const imageIsWrong =
  /executable file not found|no such file or directory|permission denied|exec format error|not a directory|unable to find (?:user|group)|no matching entries in|no command specified/;

/**
 * The error for an image from which no container could be started: the attempt's fault where the
 * image itself is wrong, what was thrown otherwise.
 */
export function startFault(error: unknown, key: string): unknown {
  const message = messageOf(error);
  // In a sandbox nobody but the attempt gives the engine a reason to refuse.
  const refused = hasCode(error, 400) || (apart() !== null && hasCode(error, 500));
  if (!(imageIsWrong.test(message) || refused) || message.includes('namespace path')) return error;
  return new AttemptFault({
    did: `docker run: started ${key}`,
    saw: reason(message),
    wanted: 'a container that starts: the image says which command, as which user, in which folder',
  });
}

/** Without the chain of programs through which the error came. */
function reason(message: string): string {
  return message
    .replace(/^\(HTTP code \d+\) [^-]* - /, '')
    .replace(/^.*unable to start container process: /, '')
    .replace(/: unknown\s*$/, '')
    .trim();
}
