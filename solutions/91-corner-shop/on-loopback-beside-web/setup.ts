import { GenericContainer, Network } from 'testcontainers';

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

/**
 * Opens the shop.
 * @param image the image that is built from app/
 * @param login what the database has to be called, and who has to be let in with which password
 */
export default async function setup({ image, login }: { image: string; login: Login }) {
  const { user, password, database } = login;

  const network = await new Network().start();
  const web = await new Web(image)
    .withNetwork(network)
    .withEnvironment({
      DATABASE_URL: `postgres://${user}:${password}@localhost:5432/${database}`,
      CACHE_URL: 'redis://localhost:6379',
    })
    .publish('127.0.0.1', 8080)
    .start();

  // Both are where web is, and listen at the loopback of that place alone.
  const there = `container:${web.getId()}`;
  const [db, cache] = await Promise.all([
    new GenericContainer('postgres:17-trixie')
      .withEnvironment({ POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database })
      .withNetworkMode(there)
      .withCommand(['postgres', '-c', 'listen_addresses=localhost'])
      .start(),
    new GenericContainer('redis:8-trixie')
      .withNetworkMode(there)
      .withCommand(['redis-server', '--bind', '127.0.0.1'])
      .start(),
  ]);

  return { web, db, cache };
}
