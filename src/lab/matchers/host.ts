import type { ContainerHandle } from '../handles/container.ts';
import { publishingInWords } from '../handles/ports.ts';
import { fetchThrough } from '../probe/fetch.ts';
import { listenersOnHost } from '../probe/listeners.ts';
import { noteAnswer, patienceWith } from '../probe/patience.ts';
import { reach } from '../probe/reach.ts';
import { docs } from './docs.ts';
import type { MatcherResult } from './matcher.ts';
import { judgeReply, type WantedReply } from './web.ts';

/** Compares the container's network namespace with that of the engine's host. */
export async function toShareTheHostsNetwork(container: ContainerHandle): Promise<MatcherResult> {
  const argv = ['readlink', '/proc/self/ns/net'];
  const [inside, host] = await Promise.all([container.probe(argv), container.probeHost(argv)]);
  return {
    pass: inside.stdout === host.stdout,
    finding: {
      did: `${inside.command}   (in the network of ${container.key}, and on the host)`,
      saw: `${inside.stdout.trim()} in ${container.key}, ${host.stdout.trim()} on the host`,
      wanted: 'the same network namespace',
      facts: async () => [await container.networksInWords()],
      read: docs.host,
    },
  };
}

/**
 * Knocks at a port of the engine's host while the container is stopped: nobody may be there, or it was
 * somebody else who answered before.
 */
export async function toLeaveNobodyAt(
  container: ContainerHandle,
  url: string,
): Promise<MatcherResult> {
  const attempt = await reach((argv) => container.probeHost(argv), url, 0);
  return {
    pass: !attempt.reached,
    finding: {
      did: `docker kill ${container.key}; ${attempt.command}   (on the host)`,
      saw: attempt.saw,
      wanted: `no answer: who answers here has to be ${container.key}, which is stopped now`,
      facts: async () => [await container.networksInWords()],
      read: docs.host,
    },
  };
}

/**
 * Sends an HTTP request from the network of the engine's host itself. Whoever answers there need not
 * be the container: {@link toShareTheHostsNetwork} tells.
 */
export async function toAnswerOnTheHost(
  container: ContainerHandle,
  url: string,
  wanted: WantedReply,
): Promise<MatcherResult> {
  const info = await container.inspect();
  if (!info.State.Running) throw await container.notRunning('answer');
  const probe = (argv: string[]) => container.probeHost(argv);
  const reply = await fetchThrough(probe, url, wanted, patienceWith(container));
  noteAnswer(container, reply.error === '');
  return judgeReply(reply, wanted, {
    from: 'on the host',
    facts: async () => [
      `docker port ${container.key}: ${publishingInWords(info)}`,
      await container.networksInWords(),
      ...(reply.error ? [await doorsOfTheHost(container)] : []),
    ],
    read: docs.host,
  });
}

// A machine that people work at takes connections at dozens.
const mostDoors = 8;

async function doorsOfTheHost(container: ContainerHandle): Promise<string> {
  const listeners = await listenersOnHost(container);
  const doors = listeners.map(({ address, port }) => `${address}:${port}`);
  const more = doors.length > mostDoors ? ` and ${doors.length - mostDoors} more` : '';
  return `on the host, connections are taken at ${doors.slice(0, mostDoors).join(', ') || 'no port'}${more}`;
}
