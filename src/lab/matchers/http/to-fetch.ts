import type { ContainerHandle } from '../../objects/container/container.ts';
import { httpProbe, type FetchOptions, type HttpResponse } from '../../probes/http.ts';
import { describeListeners, listenersOf } from '../../objects/network/listeners.ts';
import { docs } from '../../../engine/docs.ts';
import { answerInItsPlace } from './in-its-place.ts';
import type { MatcherResult } from '../define.ts';
import { type WantedReply, judgeOthers, judgeReply } from './judge-response.ts';

/**
 * Sends an HTTP request from the container's network namespace and reads the reply's body.
 * @param wanted `of`: the container that is to answer, and nobody in its place
 */
export async function toFetch(
  from: ContainerHandle,
  url: string,
  wanted: WantedReply & { of?: ContainerHandle },
): Promise<MatcherResult> {
  const reply = await httpProbe((...asked) => from.probe(...asked), url, wanted);
  const about = {
    ran: from.typed(reply.command),
    see: async () => [
      await from.describeNetworks(),
      ...(wanted.of ? await whereItAnswers(wanted.of, reply) : []),
    ],
    read: docs.network,
  };
  const judged = judgeReply(reply, wanted, about);
  if (!judged.pass || !wanted.of) return judged;
  // That nobody answers then tells nothing of the way: it is not noted.
  const again = (options: FetchOptions) =>
    httpProbe((argv) => from.probe(argv), url, { ...wanted, ...options });
  const isWanted = (other: HttpResponse) => judgeReply(other, wanted, about).pass;
  const place = { server: wanted.of, port: Number(new URL(url).port || 80) };
  return judgeOthers(judged, wanted.of, await answerInItsPlace(place, again, isWanted));
}

async function whereItAnswers(server: ContainerHandle, { error }: HttpResponse): Promise<string[]> {
  const place = await server.describeNetworks();
  return error ? [place, describeListeners(server, await listenersOf(server))] : [place];
}
