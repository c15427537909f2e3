import type { ContainerHandle } from '../../objects/container/container.ts';
import type { ProbeResult } from '../../probes/toolbox.ts';
import { inNetwork } from '../../run/commands.ts';
import type { Run } from '../../run/run.ts';
import { describePort, openPortsOfHost, showPort } from '../../objects/network/open-ports.ts';
import { connectToAll } from '../../probes/connect.ts';
import { answersTo, describeGreeting, greetings, type Protocol } from './database-greeting.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/** The lab, which knows every container of the attempt and the engine's host. */
interface Everything {
  run: Run;
  otherContainers: () => Promise<ContainerHandle[]>;
  probeHost: (argv: string[]) => Promise<ProbeResult>;
}

/**
 * Asks each port of the host that leads to any container of the run, published or in host mode,
 * whether a server of this kind answers there, whoever passes it on: none may. What else answers is
 * nobody's concern.
 */
export async function toPublishNoServer(
  lab: Everything,
  protocol: Protocol,
): Promise<MatcherResult> {
  const ports = await openPortsOfHost(await lab.otherContainers());
  const { send } = greetings[protocol];
  const asked = await connectToAll((argv) => lab.probeHost(argv), ports, [send]);
  const found = asked.find(({ said }) => answersTo(protocol, said));
  return {
    pass: found === undefined,
    finding: {
      ran: inNetwork('host', found?.command ?? ''),
      got: found
        ? `${describePort(found.port)}, and ${protocol} answers there:\n${describeGreeting(protocol, found.said)}`
        : 'no answer',
      expected: `no port of the host at which ${protocol} answers`,
      see: () => {
        lab.run.trace.viewed('networks');
        const published = ports.filter(({ to }) => to !== undefined);
        return Promise.resolve(published.map((port) => showPort(port)));
      },
      read: docs.publish,
    },
  };
}
