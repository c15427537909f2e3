import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/**
 * Opens the till of the Corner Shop.
 * @param table the value of the label `table`, which is on the baker’s network
 */
export default async function setup({ table }: { table: string }) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const networks = await dockerode.listNetworks({ filters: { label: [`table=${table}`] } });
  const members = networks.map(({ Id: id }) => dockerode.getNetwork(id).inspect());
  const [server] = (await Promise.all(members)).flatMap(({ Containers: all }) =>
    Object.keys(all ?? {}),
  );
  if (!server) throw new Error(`nobody is on a network with the label table=${table}`);

  const till = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(`container:${server}`)
    .withCommand(['sleep', 'infinity'])
    .start();

  return { till };
}
