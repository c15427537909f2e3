import { eventually } from '../../wait.ts';
import { isRefusal } from '../../engine/client.ts';
import { DojoError } from '../../errors/errors.ts';
import { hasCode, messageOf } from '../../errors/messages.ts';
import { limitInWords, limitStruck, patiently } from '../faults/limits.ts';
import { AttemptFault, excerpt } from '../finding.ts';
import type { ContainerHandle } from '../handles/container.ts';
import type { PublishedPort } from '../handles/ports.ts';
import { dialHere } from '../probe/dial.ts';
import { Baffled } from './in-thread.ts';
import { throughTunnel, type Address } from './tunnel.ts';

const patienceMs = 15_000;

// PostgreSQL's code for "not yet": its words differ, as while it recovers from having been killed.
const cannotConnectNow = '57P03';

// What a server that is still starting says; any other error is its answer.
const starting =
  /ECONNREFUSED|ECONNRESET|Connection (?:terminated|is closed)|nobody listens|non running|starting up|timeout|LOADING/i;

/**
 * Talks to a server through the port of the host that leads to it, read from the engine anew; where
 * no port does, from within the container's own network. Goes on trying for some seconds while the
 * server starts.
 */
export async function throughPort<T>(
  server: ContainerHandle,
  containerPort: number,
  talk: (address: Address) => Promise<T>,
): Promise<T> {
  let last = 'no answer';
  const withinMs = patiently(patienceMs);
  const waited = `${withinMs / 1000} s for ${server.key} to answer on its port ${containerPort}`;
  const answer = await eventually(
    async () => {
      const port = await portOf(server, containerPort);
      try {
        return { value: await talkThrough(server, containerPort, port, talk) };
      } catch (error) {
        if (error instanceof AttemptFault || error instanceof DojoError) throw error;
        last = messageOf(error);
        if (error instanceof Baffled) throw bafflement(server, containerPort, error);
        if (starting.test(last) || hasCode(error, cannotConnectNow)) return undefined;
        if (isRefusal(error)) throw error;
        const late = /timed? ?out/i.test(last) ? [`the client’s own: ${last}`] : [];
        throw fault(server, containerPort, last, late);
      }
    },
    { withinMs, everyMs: 10 },
  );
  if (answer) return answer.value;
  throw fault(server, containerPort, last, [waited]);
}

/** The fault of an attempt whose server answered with something on which the client for it broke. */
function bafflement(server: ContainerHandle, port: number, { message, limit }: Baffled) {
  const words = excerpt(message, { lines: 3 });
  const saw = `it answered with something that the client for it cannot read: ${words}`;
  return fault(server, port, saw, limit ? [limit] : []);
}

function talkThrough<T>(
  server: ContainerHandle,
  containerPort: number,
  port: PublishedPort | undefined,
  talk: (address: Address) => Promise<T>,
): Promise<T> {
  const dial = () => {
    if (!port) return server.dial(containerPort);
    return server.elsewhere ? server.dialPublished(port) : dialHere(port);
  };
  return throughTunnel(dial, talk);
}

async function portOf(server: ContainerHandle, containerPort: number) {
  const { State: state } = await server.inspect();
  if (!state.Running) throw await server.notRunning(`talk to it on port ${containerPort}`);
  const ports = await server.publishedPorts();
  return ports.find((port) => port.containerPort === `${containerPort}/tcp`);
}

function fault(
  server: ContainerHandle,
  port: number,
  saw: string,
  limits: string[] = [],
): AttemptFault {
  limits.forEach(limitStruck);
  return new AttemptFault({
    did: `talked to ${server.key} on its port ${port}`,
    saw,
    wanted: 'an answer',
    facts: limits.map(limitInWords),
    limits,
  });
}
