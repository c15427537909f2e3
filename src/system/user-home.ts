import { homedir } from 'node:os';
import { CannotJudge } from '../errors/errors.ts';

/**
 * The person's home folder: `$HOME`, else the one in `/etc/passwd`.
 * @throws {CannotJudge} where neither is there, as for a user that is only a number, in a container
 */
export function userHome(): string {
  try {
    return homedir();
  } catch {
    throw new CannotJudge({
      failed: 'Your user has no home folder: HOME is not set, and /etc/passwd names none',
      on: `user ${process.getuid?.() ?? ''}`.trim(),
      next: ['export HOME=/tmp (or another folder in which you may write)'],
    });
  }
}
