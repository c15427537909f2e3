import { describeReply, docs, type ContainerHandle, type MatcherResult } from '#lab';

/** Asks at the host’s loopback while the container is stopped: who says its words then is somebody else. */
export const saysNothingWhileAway =
  ({ port, body }: { port: number; body: string }) =>
  async (container: ContainerHandle): Promise<MatcherResult> => {
    const reply = await container.httpOnHost(`http://127.0.0.1:${port}/`, {}, 0);
    return {
      pass: !reply.body.includes(body),
      finding: {
        ran: `docker stop ${container.key}; ${reply.command}`,
        got: describeReply(reply),
        expected: `no answer with this text: only ${container.key} may give it, and it is stopped`,
        see: async () => [await container.describeNetworks()],
        read: docs.publish,
      },
    };
  };
