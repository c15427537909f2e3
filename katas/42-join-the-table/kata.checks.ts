import {
  describeReply,
  docs,
  type ContainerHandle,
  type MatcherResult,
  type NetworkHandle,
} from '#lab';

type Info = Awaited<ReturnType<ContainerHandle['inspect']>>;

/**
 * Fetches a page from where the container is, while every other container of the attempt is paused:
 * one that only passes on what it gets elsewhere has none.
 */
export const fetchesByItself =
  (page: string, { body }: { body: string }) =>
  async (from: ContainerHandle): Promise<MatcherResult> => {
    const reply = await from.whileOthersPaused(() => from.http(page));
    return {
      pass: reply.status === 200 && reply.body.includes(body),
      finding: {
        ran: `docker pause <every container but ${from.key}>; ${from.typed(reply.command)}`,
        got: describeReply(reply),
        expected: `${JSON.stringify(body)}, without help of another container of yours`,
        see: async () => [await from.describeNetworks()],
        read: docs.network,
      },
    };
  };

/** Compares a container with what the engine said of it before: it has not been restarted or moved. */
export const isAsBefore =
  (before: Info) =>
  async (container: ContainerHandle): Promise<MatcherResult> => {
    const now = placeOf(await container.inspect());
    return {
      pass: now === placeOf(before),
      finding: {
        ran: `docker inspect -f '{{.State.StartedAt}} {{json .NetworkSettings.Networks}}' ${container.key}`,
        got: now,
        expected: `${placeOf(before)}, as before your setup`,
        see: [],
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

function placeOf({ Id: id, State: state, NetworkSettings: settings }: Info): string {
  const networks = Object.keys(settings.Networks).join(', ');
  return `${id.slice(0, 12)}, started ${state.StartedAt}, on ${networks}`;
}
