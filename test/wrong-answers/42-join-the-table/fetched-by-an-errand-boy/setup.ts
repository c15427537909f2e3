import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/**
 * Opens the till of the Corner Shop.
 * @param table the value of the label `table`, which is on the baker’s network
 */
export default async function setup({ table }: { table: string }) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const [network] = await dockerode.listNetworks({ filters: { label: [`table=${table}`] } });
  if (!network) throw new Error(`no network has the label table=${table}`);

  const ask = "fetch('http://prices:8080/').then(async (reply) => console.log(await reply.text()))";
  const helper = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(network.Name)
    .withCommand(['sleep', 'infinity'])
    .start();
  const { output } = await helper.exec(['node', '-e', ask]);
  await helper.stop();

  const prices = output.trim();
  const serve = `require('node:http').createServer((_, reply) => reply.end('${prices}')).listen(8080)`;
  const till = await new GenericContainer('node:24-trixie-slim')
    .withExtraHosts([{ host: 'prices', ipAddress: '127.0.0.1' }])
    .withCommand(['node', '-e', serve])
    .start();

  return { till };
}
