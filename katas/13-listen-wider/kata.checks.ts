import { describeReply, docs, shows, type ContainerHandle, type MatcherResult } from '#lab';

/** Asks a container from within, at its loopback and at the address that it has: one has to answer. */
export const answersItself =
  ({ port, body }: { port: number; body: string }) =>
  async (container: ContainerHandle): Promise<MatcherResult> => {
    const own = (await container.addresses()).map(({ address }) => address);
    const asked = ['127.0.0.1', '[::1]', ...own].map((host) =>
      container.http(`http://${host}:${port}/`),
    );
    const isWanted = ({ status, body: said }: Reply) => status === 200 && said.includes(body);
    // Where nobody listens it is asked for a while; who has an answer need not wait for that.
    const answer = Promise.any(asked.map(async (one) => wanted(await one, isWanted)));
    const reply = await answer.catch(() => theBestOf(asked));
    return {
      pass: isWanted(reply),
      finding: {
        ran: container.typed(reply.command),
        got: describeReply(reply),
        expected: `200 with ${JSON.stringify(body)}, at some address of ${container.key}`,
        see: async () => [shows(`docker logs ${container.key}`, await container.logs())],
        read: docs.publish,
      },
    };
  };

type Reply = Awaited<ReturnType<ContainerHandle['http']>>;

function wanted(reply: Reply, isWanted: (reply: Reply) => boolean): Reply {
  if (!isWanted(reply)) throw new Error('another answer');
  return reply;
}

/** One that is an answer at all, if there is any. A container that has ended is told as such. */
async function theBestOf(asked: Promise<Reply>[]): Promise<Reply> {
  const replies = await Promise.all(asked);
  const [first] = replies;
  return replies.find(({ error }) => error === '') ?? (first as Reply);
}
