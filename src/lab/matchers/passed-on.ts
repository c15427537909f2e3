import type { ContainerHandle } from '../handles/container.ts';
import { fetchThrough, replyInWords } from '../probe/fetch.ts';
import { isLoopback, listenersOf } from '../probe/listeners.ts';
import { whileStill } from '../handles/still.ts';
import { docs } from './docs.ts';
import type { MatcherResult } from './matcher.ts';

/**
 * While one container stands still, asks others from this one, at each address and port at which it
 * may reach them: nobody may answer with this word then. Who has it from the one that stands still,
 * as is right, has nothing to say meanwhile.
 */
export async function toLearnFromNobodyElse(
  from: ContainerHandle,
  word: string,
  { than, others }: { than: ContainerHandle; others: ContainerHandle[] },
): Promise<MatcherResult> {
  const doors = await doorsTo(from, await elsewhere(than, others));
  const asked =
    doors.length === 0
      ? []
      : await whileStill(from.run, [than.id], (still) =>
          // Where it cannot stand still, an answer would tell nothing.
          still === 0 ? Promise.resolve([]) : Promise.all(doors.map((door) => ask(from, door))),
        );
  const told = asked.find(({ reply }) => reply.body.includes(word));
  return {
    pass: told === undefined,
    finding: {
      did: `${told?.reply.command ?? 'curl'}   (in the network of ${from.key}, while ${than.key} stood still)`,
      saw: told ? `${replyInWords(told.reply)}, from ${told.other.key}` : 'nobody who knows it',
      wanted: `${JSON.stringify(word)} from nobody but ${than.key}`,
      facts: () =>
        Promise.all([from, ...(told ? [told.other] : [])].map((one) => one.networksInWords())),
      read: docs.network,
    },
  };
}

interface Door {
  other: ContainerHandle;
  url: string;
}

/** Those that are not in the network namespace of another: there they would be that one. */
async function elsewhere(than: ContainerHandle, others: ContainerHandle[]) {
  if (others.length === 0) return [];
  const { Id: place } = await than.inspectNamespace();
  const apart = await Promise.all(
    others.map(async (other) => ((await other.inspectNamespace()).Id === place ? [] : [other])),
  );
  return apart.flat();
}

/** Where each of these listens, on the networks that it has in common with `from`. */
async function doorsTo(from: ContainerHandle, others: ContainerHandle[]): Promise<Door[]> {
  const shared = new Set((await from.addresses()).map(({ network }) => network));
  const doors = others.map(async (other): Promise<Door[]> => {
    const places = (await other.addresses()).filter(({ network }) => shared.has(network));
    if (places.length === 0) return [];
    const open = (await listenersOf(other)).filter((one) => !isLoopback(one));
    const ports = [...new Set(open.map(({ port }) => port))];
    return places.flatMap(({ address }) =>
      ports.map((port) => ({ other, url: `http://${address}:${port}/` })),
    );
  });
  return (await Promise.all(doors)).flat();
}

async function ask(from: ContainerHandle, { other, url }: Door) {
  return { other, reply: await fetchThrough((argv) => from.probe(argv), url, {}, 0) };
}
