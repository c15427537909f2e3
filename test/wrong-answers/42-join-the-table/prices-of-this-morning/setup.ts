import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/**
 * Opens the till of the Corner Shop.
 * @param table the value of the label `table`, which is on the baker’s network
 */
export default async function setup({ table }: { table: string }) {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const [network] = await dockerode.listNetworks({ filters: { label: [`table=${table}`] } });
  if (!network) throw new Error(`no network has the label table=${table}`);

  const till = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(network.Name)
    .withCommand(['sleep', 'infinity'])
    .start();

  const ask = "fetch('http://prices:8080/').then(async (reply) => console.log(await reply.text()))";
  const { output } = await till.exec(['node', '-e', ask]);
  const prices = output.trim();
  const serve = `require('node:http').createServer((_, reply) => reply.end('${prices}')).listen(8080)`;
  await till.exec(['sh', '-c', `echo '127.0.0.1 prices' >> /etc/hosts`]);
  await till.exec(['sh', '-c', `node -e "${serve}" > /dev/null 2>&1 &`]);

  return { till };
}
