import { describeReply, docs, type ContainerHandle, type MatcherResult } from '#lab';

/** Looks on which networks a container is, or whose network it has joined; and that the setup made none. */
export const isOnTheDefaultBridge = async (container: ContainerHandle): Promise<MatcherResult> => {
  const { NetworkSettings: settings } = await container.inspectNamespace();
  const networks = Object.keys(settings.Networks);
  const made = [...container.run.made.networkNames.keys()];
  const seen = [
    ...made.map((name) => `${name}, created by your setup`),
    ...networks.filter((name) => !made.includes(name)),
  ];
  return {
    pass: seen.length === 1 && seen[0] === 'bridge',
    finding: {
      ran: `docker network ls; docker inspect -f '{{json .NetworkSettings.Networks}}' ${container.key}`,
      got: seen.join('; ') || 'no network',
      expected: 'bridge, the default bridge network, and no network that your setup created',
      see: async () => [await container.describeNetworks()],
      read: docs.bridge,
    },
  };
};

/** Asks a server at its address, which has to answer; the name of its container must not lead there. */
export const reachesByAddressAlone =
  (server: ContainerHandle, { port, body }: { port: number; body: string }) =>
  async (visitor: ContainerHandle): Promise<MatcherResult> => {
    const { Name: name } = await server.inspect();
    const { NetworkSettings: settings } = await server.inspectNamespace();
    const address = settings.Networks['bridge']?.IPAddress ?? '';
    const reply = await visitor.http(`http://${address}:${port}/`);
    const { command, addresses } = await visitor.resolve(name.slice(1));
    return {
      pass: reply.body.includes(body) && !addresses.includes(address),
      finding: {
        ran: `${visitor.typed(reply.command)}; ${visitor.typed(command)}`,
        got: `${describeReply(reply)}; ${addresses.join(', ') || 'the name is not known there'}`,
        expected: `200 with ${JSON.stringify(body)} at its address, and no such name`,
        see: async () => [await visitor.describeNetworks(), await server.describeNetworks()],
        read: docs.bridge,
      },
    };
  };
