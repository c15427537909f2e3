import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeGivenWord } from '../../objects/container/given-word.ts';
import { requestWaits } from '../../objects/container/pending-request.ts';
import { describeResponse, type HttpResponse } from '../../probes/http.ts';
import { limitStruck, patiently } from '../../run/time-limits.ts';
import { waitFor } from '../../../system/wait-for.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { judgeReply, type WantedReply } from './judge-response.ts';

// How long a request may take to the server: only wrong answers need it all.
const patienceMs = 3000;

/**
 * Fetches a page from within the container’s network namespace, where no port has to be published,
 * while the server that it asks stands still. The request has to be seen waiting there before anything
 * is answered; the server goes on, and the page has to come. So it is not one that anybody was told.
 * @param url `http://localhost:…`
 * @param wanted `of`: the server, and `port`: where it is asked
 */
export async function toPassOn(
  container: ContainerHandle,
  url: string,
  { of: server, port, ...wanted }: WantedReply & { of: ContainerHandle; port: number },
): Promise<MatcherResult> {
  // Where somebody stands still a toolbox would be long in coming.
  await Promise.all([container, server].map((one) => one.probe(['true'])));
  const { asking, arrived } = await server.whilePaused(async (still) => {
    if (still === 0) throw await server.notRunning(`be asked by ${container.key}`);
    return ask();
  });
  const reply = await asking;
  const judged = judgeReply(reply, wanted, { see: [], read: docs.network });
  const { finding } = judged;
  return {
    pass: arrived && judged.pass,
    finding: {
      ...finding,
      ran: `docker pause ${server.key}; ${container.typed(reply.command)}; docker unpause ${server.key}`,
      got: `${arrived ? '' : `no request came to ${server.key}, port ${port}; `}${describeResponse(reply)}`,
      expected: `a request to ${server.key} at each visit, and ${finding.expected} after docker unpause`,
      see: async () => [
        await container.describeNetworks(),
        await server.describeNetworks(),
        ...(await describeGivenWord(container, wanted.body)),
      ],
    },
  };

  /** In an object: the answer is awaited when the server goes on. */
  async function ask(): Promise<{ asking: Promise<HttpResponse>; arrived: boolean }> {
    let answered = false;
    const asking = container.http(url, wanted, 0).finally(() => (answered = true));
    asking.catch(() => undefined);
    const arrived = await waitFor(
      async () => {
        // The container’s own toolbox is busy with the page.
        if (await requestWaits({ server, port, client: server })) return !answered;
        return answered ? false : undefined;
      },
      { withinMs: patiently(patienceMs), everyMs: 5 },
    );
    if (arrived === undefined)
      limitStruck(`${patiently(patienceMs) / 1000} s for a request to come to ${server.key}`);
    return { asking, arrived: arrived ?? false };
  }
}
