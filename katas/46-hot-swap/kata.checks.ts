import { docs, type ContainerHandle, type MatcherResult, type NetworkHandle } from '#lab';

type Info = Awaited<ReturnType<ContainerHandle['inspect']>>;

/** Compares a container with what the engine said of it before: the same one, and never restarted. */
export const isTheSameAs =
  (before: Info) =>
  async (container: ContainerHandle): Promise<MatcherResult> => {
    const [was, is] = [lifeOf(before), lifeOf(await container.inspect())];
    return {
      pass: is === was,
      finding: {
        ran: `docker inspect -f '{{.Id}} {{.State.StartedAt}} {{.RestartCount}}' ${container.key}`,
        got: is,
        expected: `${was}, as in the morning`,
        see: async () => [await container.describeNetworks()],
        read: docs.network,
      },
    };
  };

/** Looks on which networks a container is: on this one alone. */
export const isOnlyOn =
  (network: NetworkHandle) =>
  async (container: ContainerHandle): Promise<MatcherResult> => {
    const { NetworkSettings: settings } = await container.inspect();
    const names = Object.keys(settings.Networks);
    return {
      pass: names.length === 1 && names[0] === network.key,
      finding: {
        ran: `docker inspect -f '{{json .NetworkSettings.Networks}}' ${container.key}`,
        got: names.join(', ') || 'no network',
        expected: `${network.key} alone`,
        see: async () => [await container.describeNetworks()],
        read: docs.network,
      },
    };
  };

function lifeOf({ Id: id, State: state, RestartCount: restarts }: Info): string {
  return `${id.slice(0, 12)}, started ${state.StartedAt}, restarted ${restarts} times`;
}
