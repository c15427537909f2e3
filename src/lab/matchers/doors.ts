import type { Lab } from '../lab.ts';
import { openPortsOf, type OpenPort } from '../handles/open-ports.ts';
import { greet, type Protocol } from '../probe/protocols.ts';
import { docs } from './docs.ts';
import type { MatcherResult } from './matcher.ts';

/**
 * Asks each port of the host that any container of the run publishes whether a server of this kind
 * answers there, whoever passes it on: none may. What else answers is nobody's concern.
 */
export async function toOpenNoDoorTo(lab: Lab, protocol: Protocol): Promise<MatcherResult> {
  const ports = await openPortsOf(lab.run);
  const asked = await Promise.all(
    ports.map(async (port) => ({
      port,
      ...(await greet((argv) => lab.probeHost(argv), protocol, port)),
    })),
  );
  const found = asked.find(({ answers }) => answers);
  return {
    pass: found === undefined,
    finding: {
      did: found?.command ?? `asked ${ports.length} published ports for ${protocol}`,
      saw: found
        ? `${doorInWords(found.port)}, and that to ${protocol}:\n${found.saw}`
        : 'no answer',
      wanted: `no port of the host at which ${protocol} answers`,
      facts: () => {
        lab.run.notes.looksAt('networks');
        return Promise.resolve(ports.map((port) => doorInWords(port)));
      },
      read: docs.publish,
    },
  };
}

function doorInWords({ container, bound, containerPort }: OpenPort): string {
  return `${bound} of the host leads to port ${containerPort} of ${container}`;
}
