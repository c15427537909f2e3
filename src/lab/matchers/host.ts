import type { ContainerHandle } from '../handles/container.ts';
import { fetchThrough } from '../probe/fetch.ts';
import { docs } from './docs.ts';
import type { Judgement } from './matcher.ts';
import { judgeReply, type WantedReply } from './web.ts';

/** Compares the container's network namespace with that of the engine's host. */
export async function toShareTheHostsNetwork(container: ContainerHandle): Promise<Judgement> {
  const argv = ['readlink', '/proc/self/ns/net'];
  const [inside, host] = await Promise.all([container.probe(argv), container.probeHost(argv)]);
  return {
    pass: inside.stdout === host.stdout,
    finding: {
      did: `${inside.command}   (in the network of ${container.key}, and on the host)`,
      saw: `${inside.stdout.trim()} in ${container.key}, ${host.stdout.trim()} on the host`,
      wanted: 'the same network namespace',
      facts: [await container.networksInWords()],
      read: docs.host,
    },
  };
}

/** Sends an HTTP request from the network of the engine's host itself. */
export async function toAnswerOnTheHost(
  container: ContainerHandle,
  url: string,
  wanted: WantedReply,
): Promise<Judgement> {
  const reply = await fetchThrough((argv) => container.probeHost(argv), url, wanted);
  return judgeReply(reply, wanted, {
    from: 'on the host',
    facts: [await container.networksInWords()],
    read: docs.host,
  });
}
