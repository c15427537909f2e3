import { GenericContainer, Network, Wait } from 'testcontainers';

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

/** Takes connections at a port (at any that is free: 0), and passes them on. */
const passOn = (host: string, port: number, at: number) => `
  const { connect, createServer } = require('node:net');
  createServer((socket) => {
    const other = connect(${port}, '${host}');
    for (const end of [socket, other]) end.on('error', () => socket.destroy());
    socket.pipe(other).pipe(socket);
  }).listen(${at}, () => console.log('open'));`;

/**
 * Opens the shop.
 * @param image the image that is built from app/
 * @param login what the database has to be called, and who has to be let in with which password
 */
export default async function setup({ image, login }: { image: string; login: Login }) {
  const { user, password, database } = login;

  const network = await new Network().start();

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
    .withNetwork(network)
    .withEnvironment({
      DATABASE_URL: `postgres://${user}:${password}@db:5432/${database}`,
      CACHE_URL: 'redis://cache:6379',
    })
    .publish('127.0.0.1', 8080)
    .start();

  // For the office, which is on this machine: the host reaches every bridge network.
  await new GenericContainer('node:24-trixie-slim')
    .withNetworkMode('host')
    .withCommand(['node', '-e', passOn(db.getIpAddress(network.getName()), 5432, 0)])
    .withWaitStrategy(Wait.forLogMessage('open'))
    .start();

  return { web, db, cache };
}
