import type { ContainerHandle } from '../../objects/container/container.ts';
import { openPortsOfHost, type ContainerPort } from '../../objects/network/open-ports.ts';
import { portsInside, portsThroughGateways } from '../../objects/network/ports-in-reach.ts';
import { whilePaused } from '../../objects/container/pause.ts';
import { describeGivenWord } from '../../objects/container/given-word.ts';
import { httpRequest, connectToAll, type Connection } from '../../probes/connect.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

// What any server may be asked that does not tell how it wants to be: nothing, and for a page.
const words = ['', httpRequest('/')];

/**
 * While one container stands still, nobody else of the attempt may give away this word: at any port
 * that something listens on where `from` can come, in both families, or at any port of the host that
 * leads to one of them, asked from `from` and on the host, by HTTP and by a plain connection. Who
 * has it from the one that stands still, as is right, has nothing to say meanwhile.
 */
export async function toLearnFromNobodyElse(
  from: ContainerHandle,
  word: string,
  { than }: { than: ContainerHandle },
): Promise<MatcherResult> {
  const others = (await than.others()).filter(({ id }) => id !== from.id);
  const [inside, onHost] = await Promise.all([portsInside(from, others), openPortsOfHost(others)]);
  const fromInside = [...inside, ...(await portsThroughGateways(from, onHost))];
  const answers =
    fromInside.length + onHost.length === 0
      ? []
      : await whilePaused(from.run, [than.id], async (still) => {
          // Where it cannot stand still, an answer would tell nothing.
          if (still === 0) throw await than.notRunning(`be asked by ${from.key}`);
          const asked = await Promise.all([
            connectToAll((argv) => from.probe(argv), fromInside, words),
            connectToAll((argv) => from.probeHost(argv), onHost, words),
          ]);
          return asked.flatMap((some, index) => some.map((one) => ({ ...one, host: index === 1 })));
        });
  const told = answers.find(({ said }) => said.includes(word));
  return {
    pass: told === undefined,
    finding: {
      ran: `docker pause ${than.key}; ${told?.host ? told.command : from.typed(told?.command ?? '')}`,
      got: told ? describeAnswer(told) : 'no answer',
      expected: `${JSON.stringify(word)} from nobody but ${than.key}, which is paused`,
      see: async () => [
        ...(await Promise.all(
          [from, ...(told ? [told.port.of] : [])].map((one) => one.describeNetworks()),
        )),
        ...(await describeGivenWord(than, word)),
      ],
      read: docs.network,
    },
  };
}

function describeAnswer({ said, port }: Connection<ContainerPort>): string {
  const shown = said.length > 200 ? `${said.slice(0, 200)} …` : said;
  return `the answer ${JSON.stringify(shown)}, from ${port.of.key}`;
}
