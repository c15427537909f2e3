import type { ContainerHandle } from '../../objects/container/container.ts';
import { openPortsInside } from '../../objects/network/open-ports.ts';
import { connectToAll } from '../../probes/connect.ts';
import { answersTo, greetings, type Protocol } from './database-greeting.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Somebody uninvolved on a network asks every port of every container of the attempt there, at its
 * IPv4 and IPv6 addresses, for a server of this kind: none may answer, nor pass it on.
 */
export async function toFindNoServer(
  stranger: ContainerHandle,
  protocol: Protocol,
): Promise<MatcherResult> {
  const networks = new Set((await stranger.addresses()).map(({ network }) => network));
  const others = await stranger.others();
  const ports = await Promise.all(others.map((other) => openPortsInside(other, networks)));
  const { send } = greetings[protocol];
  const said = await connectToAll((argv) => stranger.probe(argv), ports.flat(), [send]);
  const found = said.find((one) => answersTo(protocol, one.said));
  return {
    pass: found === undefined,
    finding: {
      ran: stranger.typed(found?.command ?? ''),
      got: found
        ? `${found.port.of.key} answers as ${protocol} does, or passes it on: ${JSON.stringify(found.said.slice(0, 100))}`
        : 'no answer',
      expected: `no port at which ${protocol} answers`,
      see: () =>
        Promise.all(
          [stranger, ...(found ? [found.port.of] : [])].map((one) => one.describeNetworks()),
        ),
      read: docs.network,
    },
  };
}
