import { GenericContainer, Wait } from 'testcontainers';

/** A container with ports of this machine’s loopback that lead to it. */
class InnerContainer extends GenericContainer {
  /** As `docker run -p 127.0.0.1::<container>`, for which testcontainers has no word. */
  withPortOnThisMachine({ container }: { container: number }): this {
    this.withExposedPorts(container);
    const end = { HostIp: '127.0.0.1', HostPort: '0' };
    this.hostConfig.PortBindings = { [`${container}/tcp`]: [end] };
    return this;
  }
}

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
  const { greeting, takings } = input;

  const web = await new GenericContainer('nginx:stable-trixie')
    .withExposedPorts(80)
    .withCopyContentToContainer([{ content: greeting, target: '/usr/share/nginx/html/index.html' }])
    .withWaitStrategy(Wait.forLogMessage('start worker process'))
    .start();

  const admin = await new InnerContainer('node:24-trixie-slim')
    .withPortOnThisMachine({ container: 8080 })
    .withEnvironment({ TAKINGS: takings })
    .withCommand(['node', '-e', office])
    .withWaitStrategy(Wait.forLogMessage('the office is open'))
    .start();

  return { web, admin };
}
