import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeMountsSince } from '../../objects/storage/mount-diff.ts';
import { describeMounts } from '../../objects/storage/mounts.ts';
import { withMounts } from '../../objects/storage/with-mounts.ts';
import { httpProbe } from '../../probes/http.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { type WantedReply, judgeReply } from './judge-response.ts';

/**
 * Asks a server for something from inside its own network namespace, so that it does not matter
 * where it is published or connected: for what it has to say, which its mounts may explain.
 * @param url `http://localhost:…`
 * @param wanted.after the container that it took the place of: what was mounted there is told as well
 */
export async function toServe(
  server: ContainerHandle,
  url: string,
  { after, ...wanted }: WantedReply & { after?: ContainerHandle },
): Promise<MatcherResult> {
  const see = () => (after ? describeMountsSince(server, after) : describeMounts(server));
  const ask = () => httpProbe((...asked) => server.probe(...asked), url, wanted);
  const reply = await withMounts(ask, see);
  return judgeReply(reply, wanted, {
    ran: server.typed(reply.command),
    see,
    read: docs.storage,
  });
}
