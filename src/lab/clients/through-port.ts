import { waitFor } from '../../system/wait-for.ts';
import { isRefusal } from '../../engine/client.ts';
import { DojoError } from '../../errors/errors.ts';
import { hasCode, messageOf } from '../../errors/messages.ts';
import { describeLimit, limitStruck, patiently } from '../run/time-limits.ts';
import { AttemptError, excerpt } from '../run/observation.ts';
import type { ContainerHandle } from '../objects/container/container.ts';
import type { PublishedPort } from '../objects/network/published-ports.ts';
import { dialHere, type Ends } from '../probes/dial.ts';
import { ClientFailure } from './in-thread.ts';
import { NotAgain } from './not-again.ts';
import { throughTunnel, type Address } from './tunnel.ts';

const patienceMs = 15_000;

// PostgreSQL's code for "not yet": its words differ, as while it recovers from having been killed.
const cannotConnectNow = '57P03';

// What a server that is still starting says; any other error is its answer.
const starting =
  /ECONNREFUSED|ECONNRESET|Connection (?:terminated|is closed)|nobody listens|non running|starting up|timeout|LOADING/i;

/** How to come to a server. */
export interface Way {
  /** From within its own network, to and from these; else through a published port if there is one. */
  inside?: Ends;
  /** How long to go on trying while nobody answers: 15 s when left out. */
  withinMs?: number;
}

/**
 * Talks to a server through the port of the host that leads to it, read from the engine anew; where
 * no port does, from within the container's own network. Goes on trying for some seconds while the
 * server starts.
 */
export async function throughPort<T>(
  server: ContainerHandle,
  containerPort: number,
  talk: (address: Address) => Promise<T>,
  { inside, withinMs: enoughMs = patienceMs }: Way = {},
): Promise<T> {
  let last = 'no answer';
  const withinMs = patiently(enoughMs);
  const waited = `${withinMs / 1000} s for ${server.key} to answer on its port ${containerPort}`;
  const answer = await waitFor(
    async () => {
      const port = await portOf(server, containerPort);
      try {
        return {
          value: await talkThrough(
            server,
            inside ?? port ?? { to: `127.0.0.1:${containerPort}` },
            talk,
          ),
        };
      } catch (error) {
        if (error instanceof AttemptError || error instanceof DojoError) throw error;
        last = messageOf(error);
        if (error instanceof ClientFailure) throw bafflement(server, containerPort, error);
        if (error instanceof NotAgain)
          throw fault(server, containerPort, last, { cause: error.cause, limits: lateness(last) });
        if (starting.test(last) || hasCode(error, cannotConnectNow)) return undefined;
        if (isRefusal(error)) throw error;
        throw fault(server, containerPort, last, { cause: error });
      }
    },
    { withinMs, everyMs: 10 },
  );
  if (answer) return answer.value;
  throw fault(server, containerPort, last, { limits: [waited] });
}

/** The fault of an attempt whose server answered with something on which the client for it broke. */
function bafflement(server: ContainerHandle, port: number, { message, limit }: ClientFailure) {
  const words = excerpt(message, { lines: 3 });
  const got = `it answered with something that the client for it cannot read: ${words}`;
  return fault(server, port, got, { limits: limit ? [limit] : [] });
}

function lateness(words: string): string[] {
  return /timed? ?out/i.test(words) ? [`the client’s own: ${words}`] : [];
}

/** @param way a port of the host, or the ends of a connection within the server's own network */
function talkThrough<T>(
  server: ContainerHandle,
  way: PublishedPort | Ends,
  talk: (address: Address) => Promise<T>,
): Promise<T> {
  const dial = () => {
    if ('to' in way) return server.dial(way);
    return server.elsewhere ? server.dialPublished(way) : dialHere(way);
  };
  return throughTunnel(dial, talk);
}

async function portOf(server: ContainerHandle, containerPort: number) {
  const { State: state } = await server.inspect();
  if (!state.Running) throw await server.notRunning(`talk to it on port ${containerPort}`);
  const ports = await server.publishedPorts();
  return ports.find((port) => port.containerPort === `${containerPort}/tcp`);
}

/** @param why `cause`: what the server refused with; none where nobody has answered */
function fault(
  server: ContainerHandle,
  port: number,
  got: string,
  { limits = [], cause }: { limits?: string[]; cause?: unknown },
): AttemptError {
  limits.forEach(limitStruck);
  const finding = {
    ran: `${port === 6379 ? 'redis-cli' : 'psql'} -h ${server.key} -p ${port}`,
    ...{ got, expected: 'an answer', see: limits.map(describeLimit), limits },
  };
  return new AttemptError(finding, cause === undefined ? {} : { cause });
}
