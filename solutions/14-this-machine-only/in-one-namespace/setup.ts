import { GenericContainer, Wait } from 'testcontainers';

/** A network namespace for two: one port for everybody, and one for this machine. */
class House extends GenericContainer {
  /** As `docker run -p <web> -p 127.0.0.1:<host>:<admin>`, for which testcontainers has no word. */
  withPorts({ web, admin, host }: { web: number; admin: number; host: number }): this {
    this.withExposedPorts(web, admin);
    this.hostConfig.PortBindings = {
      [`${web}/tcp`]: [{ HostPort: '0' }],
      [`${admin}/tcp`]: [{ HostIp: '127.0.0.1', HostPort: String(host) }],
    };
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
  const { greeting, takings, port } = input;

  const house = await new House('node:24-trixie-slim')
    .withPorts({ web: 80, admin: 8080, host: port })
    .withCommand(['sleep', 'infinity'])
    .withWaitStrategy(Wait.forAll([]))
    .start();
  const there = `container:${house.getId()}`;

  const web = await new GenericContainer('nginx:stable-trixie')
    .withNetworkMode(there)
    .withCopyContentToContainer([{ content: greeting, target: '/usr/share/nginx/html/index.html' }])
    .withWaitStrategy(Wait.forLogMessage('start worker process'))
    .start();

  const admin = await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode(there)
    .withEnvironment({ TAKINGS: takings })
    .withCommand(['node', '-e', office])
    .withWaitStrategy(Wait.forLogMessage('the office is open'))
    .start();

  return { web, admin };
}
