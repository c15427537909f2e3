import { randomUUID } from 'node:crypto';
import {
  describeReply,
  docs,
  type ContainerHandle,
  type ExternalServerHandle,
  type MatcherResult,
  type NetworkHandle,
} from '#lab';

/**
 * Has the server say something new, and fetches a page from where the container is, while every other
 * container of the attempt is paused: one that passes on what it got elsewhere, or before, does not
 * know that.
 */
export const fetchesByItself =
  (page: string, { from: server }: { from: ExternalServerHandle }) =>
  async (client: ContainerHandle): Promise<MatcherResult> => {
    const news = randomUUID();
    const reply = await client.whileOthersPaused(async () => {
      await server.say(news);
      return client.http(page);
    });
    return {
      pass: reply.status === 200 && reply.body.includes(news),
      finding: {
        ran: `docker pause <every container but ${client.key}>; ${client.typed(reply.command)}`,
        got: describeReply(reply),
        expected: `${JSON.stringify(news)}, which ${server.key} says since a moment ago`,
        see: async () => [await client.describeNetworks(), await server.describeNetworks()],
        read: docs.network,
      },
    };
  };

/** Looks who is on a network: these containers, and nobody else but one that may be there. */
export const hasMembers =
  (meant: ContainerHandle[], { maybe }: { maybe?: ContainerHandle } = {}) =>
  async (network: NetworkHandle): Promise<MatcherResult> => {
    const { Containers: members = {} } = await network.inspect();
    const known = maybe ? [...meant, maybe] : meant;
    const strangers = Object.entries(members).filter(([id]) => !known.some((one) => one.id === id));
    const missing = meant.filter(({ id }) => !(id in members));
    return {
      pass: strangers.length === 0 && missing.length === 0,
      finding: {
        ran: `docker network inspect -f '{{json .Containers}}' ${network.key}`,
        got:
          [
            ...known.filter(({ id }) => id in members).map(({ key }) => key),
            ...strangers.map(([, { Name: name }]) => `${name}, a container of yours`),
          ].join(', ') || 'nobody',
        expected: `${known.map(({ key }) => key).join(' and ')}, and nobody else`,
        see: [],
        read: docs.network,
      },
    };
  };
