import { messageOf } from '../../errors/messages.ts';
import { AttemptError } from '../run/observation.ts';
import type { ContainerHandle } from '../objects/container/container.ts';
import { inThread } from './in-thread.ts';
import { throughPort } from './through-port.ts';

/** Sends one command to a Redis server, which may still be starting; resolves to its answer. */
export function askRedis(cache: ContainerHandle, ...words: [string, ...string[]]) {
  return throughPort(cache, 6379, async (address) => {
    try {
      return await inThread({ kind: 'redis', address, words });
    } catch (error) {
      throw messageOf(error).startsWith('NOAUTH') ? await lockedFault(cache, words) : error;
    }
  });
}

/** The fault of an attempt whose Redis asks for a password, which nobody has been told. */
async function lockedFault(cache: ContainerHandle, words: string[]): Promise<AttemptError> {
  const { Path: program, Args: values } = await cache.inspect();
  return new AttemptError({
    ran: `redis-cli ${words.join(' ')}   (asked of ${cache.key})`,
    got: 'NOAUTH: it asks for a password first',
    expected: 'an answer, without a password',
    see: [`${cache.key} runs ${[program, ...values].join(' ')}`, await cache.describeNetworks()],
  });
}
