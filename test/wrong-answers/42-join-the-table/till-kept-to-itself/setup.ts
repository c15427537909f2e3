import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/**
 * Opens the till of the Corner Shop.
 * @param table the value of the label `table`, which is on the baker’s network
 */
export default async function setup({ table }: { table: string }) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const [network] = await dockerode.listNetworks({ filters: { label: [`table=${table}`] } });
  if (!network) throw new Error(`no network has the label table=${table}`);

  await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(network.Name)
    .withCommand(['sleep', 'infinity'])
    .start();

  return {};
}
