import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/**
 * Opens the till of the Corner Shop.
 * @param table the value of the label `table`, which is on the baker’s network
 */
export default async function setup({ table }: { table: string }) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const network = await dockerode.createNetwork({
    Name: `baker-for-${table}`,
    Labels: { table },
  });

  const till = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(network.id)
    .withCommand(['sleep', 'infinity'])
    .start();

  return { till };
}
