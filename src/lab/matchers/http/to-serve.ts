import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeMounts } from '../../objects/storage/mounts.ts';
import { httpProbe } from '../../probes/http.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { type WantedReply, judgeReply } from './judge-response.ts';

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
  const reply = await httpProbe((...asked) => server.probe(...asked), url, wanted);
  return judgeReply(reply, wanted, {
    ran: server.typed(reply.command),
    see: () => describeMounts(server),
    read: docs.storage,
  });
}
