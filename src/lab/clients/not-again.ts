import { messageOf } from '../../errors/messages.ts';

/**
 * What a client throws that has been connected: then it is too late to ask once more. Its cause is what
 * the server answered; without one, it has not answered.
 */
export class NotAgain extends Error {
  /** @param answered the error is the server's answer */
  static of(error: unknown, answered: boolean): NotAgain {
    return new NotAgain(messageOf(error), answered ? { cause: error } : {});
  }
}
