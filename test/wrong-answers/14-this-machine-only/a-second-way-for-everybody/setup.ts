import { GenericContainer, Network, Wait } from 'testcontainers';

/** A container with ports of this machine’s loopback that lead to it. */
class InnerContainer extends GenericContainer {
  /** As `docker run -p 127.0.0.1:<host>:<container>`, for which testcontainers has no word. */
  withPortOnThisMachine({ container, host }: { container: number; host: number }): this {
    this.withExposedPorts(container);
    const end = { HostIp: '127.0.0.1', HostPort: String(host) };
    this.hostConfig.PortBindings = { [`${container}/tcp`]: [end] };
    return this;
  }
}

/** Takes connections at 8080, and passes them on to the office, which it looks up by its name. */
const porter = `
  const { connect, createServer } = require('node:net');
  createServer((visitor) => {
    const admin = connect(8080, 'admin');
    for (const end of [visitor, admin]) end.on('error', () => visitor.destroy());
    visitor.pipe(admin).pipe(visitor);
  }).listen(8080, () => console.log('the porter is here'));
`;

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

  const web = await new GenericContainer('nginx:stable-trixie')
    .withExposedPorts(80)
    .withCopyContentToContainer([{ content: greeting, target: '/usr/share/nginx/html/index.html' }])
    .withWaitStrategy(Wait.forLogMessage('start worker process'))
    .start();

  const network = await new Network().start();

  const admin = await new InnerContainer('node:24-trixie-slim')
    .withNetwork(network)
    .withPortOnThisMachine({ container: 8080, host: port })
    .withHostname('admin')
    .withEnvironment({ TAKINGS: takings })
    .withCommand(['node', '-e', office])
    .withWaitStrategy(Wait.forLogMessage('the office is open'))
    .start();

  await new GenericContainer('node:24-trixie-slim')
    .withNetwork(network)
    .withExposedPorts(8080)
    .withCommand(['node', '-e', porter])
    .withWaitStrategy(Wait.forLogMessage('the porter is here'))
    .start();

  return { web, admin };
}
