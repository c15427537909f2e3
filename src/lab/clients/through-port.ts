import { eventually } from '../../wait.ts';
import { DojoError } from '../../errors/errors.ts';
import { hasCode, messageOf } from '../../errors/messages.ts';
import { AttemptFault } from '../finding.ts';
import type { ContainerHandle } from '../handles/container.ts';
import type { Ends } from '../probe/dial.ts';
import { throughTunnel, type Address } from './tunnel.ts';

// PostgreSQL's code for "not yet": its words differ, as while it recovers from having been killed.
const cannotConnectNow = '57P03';

// What a server that is still starting says; any other error is its answer.
const starting =
  /ECONNREFUSED|ECONNRESET|Connection (?:terminated|is closed)|nobody listens|non running|starting up|timeout|LOADING/i;

/**
 * What a client throws that has been connected: then it is too late to ask once more. Its cause is what
 * the server answered; without one, it has not answered.
 */
export class NotAgain extends Error {}

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
  { inside, withinMs = 15_000 }: Way = {},
): Promise<T> {
  let last = 'no answer';
  const answer = await eventually(
    async () => {
      const port = await portOf(server, containerPort);
      try {
        if (inside || !port) {
          const ends = inside ?? { to: `127.0.0.1:${containerPort}` };
          return { value: await throughTunnel(() => server.dial(ends), talk) };
        }
        if (server.elsewhere)
          return { value: await throughTunnel(() => server.dialPublished(port), talk) };
        return { value: await talk({ host: port.hostAddress, port: port.hostPort }) };
      } catch (error) {
        if (error instanceof AttemptFault || error instanceof DojoError) throw error;
        last = messageOf(error);
        if (error instanceof NotAgain)
          throw fault(server, containerPort, last, error.cause ? { cause: error.cause } : {});
        if (starting.test(last) || hasCode(error, cannotConnectNow)) return undefined;
        throw fault(server, containerPort, last, { cause: error });
      }
    },
    { withinMs, everyMs: 10 },
  );
  if (answer) return answer.value;
  throw fault(server, containerPort, last);
}

async function portOf(server: ContainerHandle, containerPort: number) {
  const { State: state } = await server.inspect();
  if (!state.Running) throw await server.notRunning(`talk to it on port ${containerPort}`);
  const ports = await server.publishedPorts();
  return ports.find((port) => port.containerPort === `${containerPort}/tcp`);
}

/** @param options.cause what the server refused with; left out where nobody has answered */
function fault(server: ContainerHandle, port: number, saw: string, options?: ErrorOptions) {
  const did = `talked to ${server.key} on its port ${port}`;
  return new AttemptFault({ did, saw, wanted: 'an answer' }, options);
}
