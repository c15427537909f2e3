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

/**
 * Opens the shop.
 * @param image the image that is built from app/
 * @param login what the database has to be called, and who has to be let in with which password
 */
export default async function setup({ image, login }: { image: string; login: Login }) {
  const { user, password, database } = login;

  // All three are in one place, which publishes what web listens at.
  const network = await new Network().start();
  const place = await new Web('node:24-trixie-slim')
    .withNetwork(network)
    .withCommand(['sleep', 'infinity'])
    .publish('127.0.0.1', 8080)
    .withWaitStrategy(Wait.forSuccessfulCommand('true'))
    .start();
  const there = `container:${place.getId()}`;

  const [db, cache] = await Promise.all([
    new GenericContainer('postgres:17-trixie')
      .withEnvironment({ POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database })
      .withNetworkMode(there)
      .start(),
    new GenericContainer('redis:8-trixie').withNetworkMode(there).start(),
  ]);

  // The shop looks for its database when it needs it: there is no need to wait until that is ready.
  const web = await new GenericContainer(image)
    .withNetworkMode(there)
    .withEnvironment({
      DATABASE_URL: `postgres://${user}:${password}@127.0.0.1:5432/${database}`,
      CACHE_URL: 'redis://127.0.0.1:6379',
    })
    .start();

  return { web, db, cache };
}
