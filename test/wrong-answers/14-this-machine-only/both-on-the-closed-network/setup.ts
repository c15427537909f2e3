import { randomUUID } from 'node:crypto';
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

/** The office: it shows the takings, at the address HOST and the port PORT. */
const office = `
  const { HOST = '0.0.0.0', PORT = '8080', TAKINGS } = process.env;
  require('node:http')
    .createServer((request, response) => response.end(TAKINGS))
    .listen(Number(PORT), HOST, () => console.log('the office is open'));
`;

/**
 * Starts the shop window, which is for everybody, and the office, which is not.
 * @param greeting the text of the shop window
 * @param takings the text that the office shows
 * @param port the port of the host that leads to the office
 */
export default async function setup(input: { greeting: string; takings: string; port: number }) {
  const { greeting, takings, port } = input;

  // What a container on this network publishes, it publishes at this address of the host.
  const client = await getContainerRuntimeClient();
  const network = `office-${randomUUID()}`;
  await client.network.create({
    Name: network,
    Options: { 'com.docker.network.bridge.host_binding_ipv4': '127.0.0.1' },
  });

  const web = await new GenericContainer('nginx:stable-trixie')
    .withNetworkMode(network)
    .withExposedPorts(80)
    .withCopyContentToContainer([{ content: greeting, target: '/usr/share/nginx/html/index.html' }])
    .withWaitStrategy(Wait.forLogMessage('start worker process'))
    .start();

  const admin = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(network)
    .withExposedPorts({ container: 8080, host: port })
    .withEnvironment({ TAKINGS: takings })
    .withCommand(['node', '-e', office])
    .withWaitStrategy(Wait.forLogMessage('the office is open'))
    .start();

  return { web, admin };
}
