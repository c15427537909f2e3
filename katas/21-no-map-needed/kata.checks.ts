import { describeReply, docs, type ContainerHandle, type MatcherResult } from '#lab';

/**
 * Asks at an address of the host while the container is stopped: nobody may listen there or answer, or
 * it was somebody else who answered before.
 */
export const nobodyAt = (url: string) => async (game: ContainerHandle) => {
  const port = Number(new URL(url).port);
  const [reply, listeners] = await Promise.all([
    game.httpOnHost(url, {}, 0),
    game.listenersOnHost(),
  ]);
  const left = listeners.find((one) => one.port === port);
  return finding(game, reply.error !== '' && !reply.connected && !left, {
    ran: `docker kill ${game.key}; ${reply.command}`,
    got: left
      ? `${describeReply(reply)}; a process listens at ${left.address}:${port}`
      : describeReply(reply),
    expected: `no answer: ${game.key} is stopped now`,
  });
};

/** Asks while every other container of the attempt is paused: the answer has to be the game's own. */
export const answeredByItself =
  (url: string, { body }: { body: string }) =>
  async (game: ContainerHandle) => {
    const reply = await game.whileOthersPaused(() => game.httpOnHost(url, {}, 0));
    return finding(game, reply.error === '' && reply.body.includes(body), {
      ran: `docker pause <every container but ${game.key}>; ${reply.command}`,
      got: describeReply(reply),
      expected: `${JSON.stringify(body)} from ${game.key} itself`,
    });
  };

function finding(
  game: ContainerHandle,
  pass: boolean,
  { ran, got, expected }: { ran: string; got: string; expected: string },
): MatcherResult {
  const see = async () => [await game.describeNetworkMode()];
  return { pass, finding: { ran, got, expected, see, read: docs.host } };
}
