import { eventually } from '../../wait.ts';
import { messageOf } from '../../errors/messages.ts';
import { AttemptFault } from '../finding.ts';
import type { ContainerHandle } from '../handles/container.ts';

// What a server that is still starting says; any other error is its answer.
const starting =
  /ECONNREFUSED|ECONNRESET|Connection (?:terminated|is closed)|starting up|timeout|LOADING/i;

/**
 * Talks to a server through the port of the host that leads to it, read from the engine anew. Goes
 * on trying for some seconds while the server starts.
 */
export async function throughPort<T>(
  server: ContainerHandle,
  containerPort: number,
  talk: (address: { host: string; port: number }) => Promise<T>,
): Promise<T> {
  let last = 'no answer';
  const answer = await eventually(
    async () => {
      const port = await portOf(server, containerPort);
      try {
        return { value: await talk(port) };
      } catch (error) {
        last = messageOf(error);
        if (starting.test(last)) return undefined;
        throw fault(server, containerPort, last);
      }
    },
    { withinMs: 15_000, everyMs: 50 },
  );
  if (answer) return answer.value;
  throw fault(server, containerPort, last);
}

async function portOf(server: ContainerHandle, containerPort: number) {
  const { State: state } = await server.inspect();
  if (!state.Running) throw await server.notRunning(`talk to it on port ${containerPort}`);
  const ports = await server.publishedPorts();
  const found = ports.find((port) => port.containerPort === `${containerPort}/tcp`);
  if (found) return { host: found.hostAddress, port: found.hostPort };
  throw fault(server, containerPort, `port ${containerPort} is not published`);
}

function fault(server: ContainerHandle, port: number, saw: string): AttemptFault {
  return new AttemptFault({
    did: `talked to ${server.key} on its port ${port}, through the host`,
    saw,
    wanted: 'an answer',
  });
}
