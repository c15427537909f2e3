import type { ContainerHandle } from '../../objects/container/container.ts';
import { describePort, openPortsOfHost, isOwn } from '../../objects/network/open-ports.ts';
import { namespaceOf } from '../../objects/network/namespace.ts';
import { httpRequest, connectToAll, type TcpPort } from '../../probes/connect.ts';
import { clientHello, speaksTls } from '../../probes/tls.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Asks each port of the host that other machines can reach and that leads to a container of the
 * attempt, whoever that is: none may answer as this container does. Nor may a server of HTTP or
 * TLS be there that is on a network with it, or where it is: what that asks it for, nobody can list.
 */
export async function toAnswerOnLoopbackOnly(
  container: ContainerHandle,
  { path, body }: { path: string; body: string },
): Promise<MatcherResult> {
  const others = await container.others();
  const open = (await openPortsOfHost([container, ...others])).filter((port) => !isOwn(port));
  const said = await connectToAll((argv) => container.probeHost(argv), open, [
    httpRequest(path),
    clientHello,
  ]);
  const near = await neighboursAmong(container, others);
  const found =
    said.find((one) => one.said.includes(body)) ??
    said.find((one) => isServer(one.said) && near.has(one.port.of.id));
  return {
    pass: found === undefined,
    finding: {
      ran: found
        ? speaksTls(found.said)
          ? greetedByTls(found.port)
          : found.command
        : `docker port ${container.key}`,
      got: found ? `${describePort(found.port)}, and ${describeAnswer(found.said)}` : 'no answer',
      expected: `no port of the host at which other machines get to ${container.key}`,
      see: () =>
        Promise.all(
          [container, ...(found ? [found.port.of] : [])].map((one) => one.describeNetworks()),
        ),
      read: docs.publish,
    },
  };
}

function isServer(said: string): boolean {
  return said.startsWith('HTTP/') || speaksTls(said);
}

function describeAnswer(said: string): string {
  return speaksTls(said)
    ? 'a server there speaks TLS'
    : `answers: ${JSON.stringify(said.slice(0, 200))}`;
}

function greetedByTls({ host, port }: TcpPort): string {
  return `openssl s_client -connect ${host}:${port}`;
}

/** The ids of those that can ask the container themselves. */
async function neighboursAmong(container: ContainerHandle, others: ContainerHandle[]) {
  const networks = async (one: ContainerHandle) =>
    Object.keys((await one.inspect()).NetworkSettings.Networks);
  const [own, place] = await Promise.all([networks(container), namespaceOf(container)]);
  const near = others.map(async (other) => {
    const shares = (await networks(other)).some((name) => own.includes(name));
    return shares || (await namespaceOf(other)) === place ? [other.id] : [];
  });
  return new Set((await Promise.all(near)).flat());
}
