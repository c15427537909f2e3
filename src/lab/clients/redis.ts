import { messageOf } from '../../errors/messages.ts';
import { showsField } from '../run/commands.ts';
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
    ran: `docker exec ${cache.key} redis-cli ${words.join(' ')}`,
    got: 'NOAUTH Authentication required.',
    expected: 'an answer, without a password',
    see: [
      showsField(cache.key, '{{.Path}} {{json .Args}}', `${program} ${JSON.stringify(values)}`),
      await cache.describeNetworks(),
    ],
  });
}
