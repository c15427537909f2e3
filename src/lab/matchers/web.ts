import type { ContainerHandle } from '../objects/container/container.ts';
import { mountsInWords } from '../objects/storage/mounts.ts';
import { fetchThrough, replyInWords, type FetchOptions, type Reply } from '../probes/http.ts';
import { listenersInWords, listenersOf } from '../objects/network/listeners.ts';
import { docs } from '../../engine/docs.ts';
import { answerInItsPlace } from './in-its-place.ts';
import type { Facts, MatcherResult } from './matcher.ts';

export interface WantedReply extends FetchOptions {
  /** A text that has to stand in the reply's body. */
  body: string;
  /** 200 when left out. */
  status?: number;
}

/**
 * Sends an HTTP request from the container's network namespace and reads the reply's body.
 * @param wanted `of`: the container that is to answer, and nobody in its place
 */
export async function toFetch(
  from: ContainerHandle,
  url: string,
  wanted: WantedReply & { of?: ContainerHandle },
): Promise<MatcherResult> {
  const reply = await fetchThrough((argv) => from.probe(argv), url, wanted);
  const about = {
    from: `from the network of ${from.key}`,
    facts: async () => [
      await from.networksInWords(),
      ...(wanted.of ? await whereItAnswers(wanted.of, reply) : []),
    ],
    read: docs.network,
  };
  const judged = judgeReply(reply, wanted, about);
  if (!judged.pass || !wanted.of) return judged;
  const again = (options: FetchOptions) =>
    fetchThrough((argv) => from.probe(argv), url, { ...wanted, ...options });
  const isWanted = (other: Reply) => judgeReply(other, wanted, about).pass;
  return judgeOthers(judged, wanted.of, await answerInItsPlace(wanted.of, again, isWanted));
}

/** What is as wanted, unless somebody answered while the server was paused. */
export function judgeOthers(
  judged: MatcherResult,
  server: ContainerHandle,
  other: Reply | null,
): MatcherResult {
  if (!other) return judged;
  const { finding } = judged;
  return {
    pass: false,
    finding: {
      ...finding,
      did: `docker pause ${server.key}; ${finding.did}`,
      saw: replyInWords(other),
      wanted: `no answer: who answers here has to be ${server.key}, which is paused`,
    },
  };
}

async function whereItAnswers(server: ContainerHandle, { error }: Reply): Promise<string[]> {
  const place = await server.networksInWords();
  return error ? [place, listenersInWords(server.key, await listenersOf(server))] : [place];
}

/**
 * Asks a server for something from inside its own network namespace, so that it does not matter
 * where it is published or connected: for what it has to say, which its mounts may explain.
 * @param url `http://localhost:…`
 */
export async function toServe(
  server: ContainerHandle,
  url: string,
  wanted: WantedReply,
): Promise<MatcherResult> {
  const reply = await fetchThrough((argv) => server.probe(argv), url, wanted);
  return judgeReply(reply, wanted, {
    from: `asked of ${server.key}`,
    facts: () => mountsInWords(server),
    read: docs.storage,
  });
}

/** Compares a reply with what was wanted. */
export function judgeReply(
  reply: Reply,
  { body, status = 200 }: WantedReply,
  { from, facts, read }: { from: string; facts: Facts; read: string },
): MatcherResult {
  return {
    pass: reply.error === '' && reply.status === status && reply.body.includes(body),
    finding: {
      did: `${reply.command}   (${from})`,
      saw: replyInWords(reply),
      wanted: `${status} with ${JSON.stringify(body)} in the body`,
      facts,
      read,
    },
  };
}
