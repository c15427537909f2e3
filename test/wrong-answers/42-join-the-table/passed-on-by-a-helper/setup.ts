import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/** Passes on what the baker’s server says. */
const relay = `
  require('node:http')
    .createServer((request, response) =>
      require('node:http').get('http://prices:8080/', (reply) => reply.pipe(response)),
    )
    .listen(8080);
`;

/**
 * Opens the till of the Corner Shop.
 * @param table the value of the label `table`, which is on the baker’s network
 */
export default async function setup({ table }: { table: string }) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const [network] = await dockerode.listNetworks({ filters: { label: [`table=${table}`] } });
  if (!network) throw new Error(`no network has the label table=${table}`);

  const shop = await dockerode.createNetwork({ Name: `shop-for-${table}` });
  const helper = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(network.Name)
    .withCommand(['node', '-e', relay])
    .start();
  const endpoint = { Container: helper.getId(), EndpointConfig: { Aliases: ['prices'] } };
  await shop.connect(endpoint);

  const till = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(shop.id)
    .withCommand(['sleep', 'infinity'])
    .start();

  return { till };
}
