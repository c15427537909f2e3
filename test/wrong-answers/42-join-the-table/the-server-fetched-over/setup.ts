import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/**
 * Opens the till of the Corner Shop.
 * @param table the value of the label `table`, which is on the baker’s network
 */
export default async function setup({ table }: { table: string }) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const [network] = await dockerode.listNetworks({ filters: { label: [`table=${table}`] } });
  if (!network) throw new Error(`no network has the label table=${table}`);

  const shop = await dockerode.createNetwork({ Name: `shop-for-${table}` });
  const { Containers: members } = await dockerode.getNetwork(network.Id).inspect();
  const [server] = Object.keys(members as object);
  const EndpointConfig = { Aliases: ['prices'] };
  await shop.connect({ Container: server, EndpointConfig });

  const till = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(shop.id)
    .withCommand(['sleep', 'infinity'])
    .start();

  return { till };
}
