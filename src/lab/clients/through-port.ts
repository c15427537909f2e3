import { eventually } from '../../wait.ts';
import { DojoError } from '../../errors/errors.ts';
import { hasCode, messageOf } from '../../errors/messages.ts';
import { AttemptFault } from '../finding.ts';
import type { ContainerHandle } from '../handles/container.ts';
import type { PublishedPort } from '../handles/ports.ts';
import { throughTunnel, type Address } from './tunnel.ts';

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
  const answer = await eventually(
    async () => {
      const port = await portOf(server, containerPort);
      try {
        return { value: await talkThrough(server, containerPort, port, talk) };
      } catch (error) {
        if (error instanceof AttemptFault || error instanceof DojoError) throw error;
        last = messageOf(error);
        if (starting.test(last) || hasCode(error, cannotConnectNow)) return undefined;
        throw fault(server, containerPort, last);
      }
    },
    { withinMs: 15_000, everyMs: 10 },
  );
  if (answer) return answer.value;
  throw fault(server, containerPort, last);
}

function talkThrough<T>(
  server: ContainerHandle,
  containerPort: number,
  port: PublishedPort | undefined,
  talk: (address: Address) => Promise<T>,
): Promise<T> {
  if (!port) return throughTunnel(() => server.dial(containerPort), talk);
  if (server.elsewhere) return throughTunnel(() => server.dialPublished(port), talk);
  return talk({ host: port.hostAddress, port: port.hostPort });
}

async function portOf(server: ContainerHandle, containerPort: number) {
  const { State: state } = await server.inspect();
  if (!state.Running) throw await server.notRunning(`talk to it on port ${containerPort}`);
  const ports = await server.publishedPorts();
  return ports.find((port) => port.containerPort === `${containerPort}/tcp`);
}

function fault(server: ContainerHandle, port: number, saw: string): AttemptFault {
  return new AttemptFault({
    did: `talked to ${server.key} on its port ${port}`,
    saw,
    wanted: 'an answer',
  });
}
