import { GenericContainer, getContainerRuntimeClient, Network, Wait } from 'testcontainers';

/** How the shop logs in to PostgreSQL. */
interface Login {
  user: string;
  password: string;
  database: string;
}

/** The shop’s web server, with a port of the host that leads to it. */
class Web extends GenericContainer {
  /** As `docker run --publish <hostAddress>::<port>`, for which testcontainers has no word. */
  publish(hostAddress: string, port: number): this {
    this.withExposedPorts(port);
    this.hostConfig.PortBindings = { [`${port}/tcp`]: [{ HostIp: hostAddress, HostPort: '' }] };
    return this;
  }
}

/** Takes TLS connections from whoever has the key, and passes on to web what they carry. */
const entrance = `
  const { connect } = require('node:net');
  const pskCallback = () => Buffer.alloc(32, 7);
  require('node:tls')
    .createServer({ ciphers: 'PSK', maxVersion: 'TLSv1.2', pskCallback }, (socket) => {
      const other = connect(8080, 'web');
      for (const end of [socket, other]) end.on('error', () => socket.destroy());
      socket.pipe(other).pipe(socket);
    })
    .listen(443, () => console.log('open'));`;

/**
 * Opens the shop.
 * @param image the image that is built from app/
 * @param login what the database has to be called, and who has to be let in with which password
 */
export default async function setup({ image, login }: { image: string; login: Login }) {
  const { user, password, database } = login;

  const [front, network] = await Promise.all([new Network().start(), new Network().start()]);

  const [db, cache] = await Promise.all([
    new GenericContainer('postgres:17-trixie')
      .withEnvironment({ POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database })
      .withNetwork(network)
      .withHostname('db')
      .start(),
    new GenericContainer('redis:8-trixie').withNetwork(network).withHostname('cache').start(),
  ]);

  // The shop looks for its database when it needs it: there is no need to wait until that is ready.
  const web = await new Web(image)
    .withNetwork(front)
    .withHostname('web')
    .withEnvironment({
      DATABASE_URL: `postgres://${user}:${password}@db:5432/${database}`,
      CACHE_URL: 'redis://cache:6379',
    })
    .publish('127.0.0.1', 8080)
    .start();
  const client = await getContainerRuntimeClient();
  await client.network.getById(network.getId()).connect({ Container: web.getId() });

  // The customers' entrance: it has no way to the back.
  await new GenericContainer('node:24-trixie-slim')
    .withNetwork(front)
    .withExposedPorts(443)
    .withCommand(['node', '-e', entrance])
    .withWaitStrategy(Wait.forLogMessage('open'))
    .start();

  return { web, db, cache };
}
