import { docs } from '../../../engine/docs.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import {
  describePort,
  isOwn,
  openPortsOfHost,
  type HostPort,
} from '../../objects/network/open-ports.ts';
import { connectToAll, httpRequest, type Connection } from '../../probes/connect.ts';
import { clientHello, speaksTls } from '../../probes/tls.ts';
import { inNetwork, nameIn } from '../../run/commands.ts';
import type { MatcherResult } from '../define.ts';

interface Wanted {
  /** Ports of the host that only this machine may get in at. */
  guarded: number[];
  /** What the container says. */
  body: string;
  /** The id of the container whose ports are for everybody: what it says over TLS is its own. */
  meant: string;
  see: () => Promise<string[]>;
}

/**
 * Goes through the ports of the host that the engine and the host list for the attempt and that other
 * machines can reach: none may be one of those that are guarded, and none may say what the container
 * says. Who speaks TLS there may say it to those who have a key.
 */
export async function openToOthers(
  container: ContainerHandle,
  { guarded, body, meant, see }: Wanted,
): Promise<MatcherResult> {
  const all = await openPortsOfHost([container, ...(await container.others())]);
  const open = all.filter((port) => !isOwn(port));
  const bound = open.find(({ port }) => guarded.includes(port));
  const said = bound ? undefined : await whoSays(container, body, open, meant);
  const found = bound ?? said?.port;
  return {
    pass: found === undefined,
    finding: {
      ran: said?.command ?? (found ? whereListed(found) : ''),
      got: found
        ? `${describePort(found)}${said ? describeAnswer(said.said) : ''}`
        : 'no such port',
      expected: `no port at which other machines get to ${container.key}`,
      ...{ see, read: docs.publish },
    },
  };
}

function whereListed({ of, to }: HostPort): string {
  return to === undefined ? inNetwork('host', 'ss -ltn') : `docker port ${nameIn(of.key)}`;
}

/** Who says the text, or speaks TLS, where nobody can ask for it without a certificate or a key. */
async function whoSays(container: ContainerHandle, body: string, ports: HostPort[], meant: string) {
  const probe = (argv: string[]) => container.probeHost(argv);
  const answers = await connectToAll(probe, ports, [httpRequest('/'), clientHello]);
  const found = answers.find(
    // Of the host's network the engine does not tell whose a port is: it may be a stranger's.
    ({ port: { of, to }, said }) =>
      said.includes(body) || (speaksTls(said) && to !== undefined && of.id !== meant),
  );
  return found && { ...found, command: inNetwork('host', commandOf(found)) };
}

function commandOf({ port: { host, port }, said, command }: Connection): string {
  return speaksTls(said) ? `openssl s_client -connect ${host}:${port}` : command;
}

function describeAnswer(said: string): string {
  if (speaksTls(said)) return ', and speaks TLS there';
  return `, and answers: ${JSON.stringify(said.slice(0, 200))}`;
}
