import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/**
 * Opens the till of the Corner Shop.
 * @param table the value of the label `table`, which is on the baker’s network
 */
export default async function setup({ table }: { table: string }) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  // Several projects on this machine may have such a name; this is the one beside the baker’s.
  const filters = { name: ['baker-'], label: [`table=another-${table}`] };
  const [network] = await dockerode.listNetworks({ filters });
  if (!network) throw new Error('no network is called baker-…');

  const till = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(network.Name)
    .withCommand(['sleep', 'infinity'])
    .start();

  return { till };
}
