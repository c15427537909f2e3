import { docs } from '../../../engine/docs.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import {
  describePort,
  isOwn,
  openPortsOfHost,
  type HostPort,
} from '../../objects/network/open-ports.ts';
import { connectToAll, httpRequest } from '../../probes/connect.ts';
import { clientHello, speaksTls } from '../../probes/tls.ts';
import { inNetwork, nameIn } from '../../run/commands.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Goes through the ports of the host that the engine and the host list for the attempt and that other
 * machines can reach: none may be one of those that are guarded, and none may say what the container
 * says, over HTTP or over TLS.
 */
export async function openToOthers(
  container: ContainerHandle,
  { guarded, body, see }: { guarded: number[]; body: string; see: () => Promise<string[]> },
): Promise<MatcherResult> {
  const all = await openPortsOfHost([container, ...(await container.others())]);
  const open = all.filter((port) => !isOwn(port));
  const bound = open.find(({ port }) => guarded.includes(port));
  const said = bound ? undefined : await whoSays(body, container, open);
  const found = bound ?? said?.port;
  const answers = said ? `, and answers: ${JSON.stringify(said.said.slice(0, 200))}` : '';
  return {
    pass: found === undefined,
    finding: {
      ran: said?.command ?? (found ? whereListed(found) : ''),
      got: found ? `${describePort(found)}${answers}` : 'no such port',
      expected: `no port at which other machines get to ${container.key}`,
      ...{ see, read: docs.publish },
    },
  };
}

function whereListed({ of, to }: HostPort): string {
  return to === undefined ? inNetwork('host', 'ss -ltn') : `docker port ${nameIn(of.key)}`;
}

async function whoSays(body: string, container: ContainerHandle, ports: HostPort[]) {
  const ask = (argv: string[]) => container.probeHost(argv);
  const answers = await connectToAll(ask, ports, [httpRequest('/'), clientHello]);
  const plain = answers.find(({ said }) => said.includes(body));
  if (plain) return { ...plain, command: inNetwork('host', plain.command) };
  for (const { port } of answers.filter(({ said }) => speaksTls(said))) {
    const url = `https://${port.host}:${port.port}/`;
    const { stdout } = await ask(['curl', '-sk', '--noproxy', '*', '--max-time', '3', url]);
    const command = inNetwork('host', `curl -k ${url}`);
    if (stdout.includes(body)) return { port, said: stdout, command };
  }
  return undefined;
}
