import type { ContainerHandle, PublishedPort } from '../handles/container.ts';
import { fetchThrough } from '../probe/fetch.ts';
import { docs } from './docs.ts';
import type { Judgement } from './matcher.ts';
import { judgeReply, type WantedReply } from './web.ts';

/** Reads the container's ports from the engine: none may be published on the host. */
export async function toPublishNothing(container: ContainerHandle): Promise<Judgement> {
  const ports = await container.publishedPorts();
  return {
    pass: ports.length === 0,
    finding: {
      did: `docker port ${container.key}`,
      saw: portsInWords(ports),
      wanted: 'no published port',
      facts: [await container.networksInWords()],
      read: docs.publish,
    },
  };
}

/**
 * Reads the container's published ports from the engine now, and sends an HTTP request to each from
 * the host until one answers as wanted. A connection alone is no answer: the engine's own proxy
 * takes it, whether or not anybody listens behind it.
 */
export async function toAnswerOnAPublishedPort(
  container: ContainerHandle,
  wanted: WantedReply & { path?: string },
): Promise<Judgement> {
  const ports = await container.publishedPorts();
  const facts = [
    `docker port ${container.key}: ${portsInWords(ports)}`,
    await container.networksInWords(),
  ];
  const about = { from: 'on the host', facts, read: docs.publish };
  let judgement = nothingPublished(container, facts);
  for (const { hostAddress, hostPort } of ports) {
    const url = `http://${hostAddress}:${hostPort}${wanted.path ?? '/'}`;
    const reply = await fetchThrough((argv) => container.probeHost(argv), url, wanted);
    judgement = judgeReply(reply, wanted, about);
    if (judgement.pass) return judgement;
  }
  return judgement;
}

function nothingPublished(container: ContainerHandle, facts: string[]): Judgement {
  return {
    pass: false,
    finding: {
      did: `docker port ${container.key}`,
      saw: 'no published port',
      wanted: 'a port of the host that leads to the application',
      facts: facts.slice(1),
      read: docs.publish,
    },
  };
}

function portsInWords(ports: PublishedPort[]): string {
  const words = ports.map(
    ({ containerPort, hostAddress, hostPort }) => `${containerPort} at ${hostAddress}:${hostPort}`,
  );
  return words.join(', ') || 'no published port';
}
