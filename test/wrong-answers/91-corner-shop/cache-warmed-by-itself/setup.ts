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

  const [db, cache] = await Promise.all([
    new GenericContainer('postgres:17-trixie')
      .withEnvironment({ POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database })
      .withNetwork(network)
      .withHostname('db')
      .start(),
    new GenericContainer('redis:8-trixie').withNetwork(network).withHostname('cache').start(),
  ]);

  // The one that web asks, for now; the one that is returned is busy with its own.
  await new GenericContainer('redis:8-trixie').withNetwork(network).withHostname('other').start();
  await cache.exec(['redis-cli', 'SET', 'warm', 'yes']);
  const warm = '(while :; do redis-cli GET warm; sleep 0.02; done) > /dev/null 2>&1 &';
  await cache.exec(['sh', '-c', warm]);

  // The shop looks for its database when it needs it: there is no need to wait until that is ready.
  const web = await new Web(image)
    .withNetwork(network)
    .withEnvironment({
      DATABASE_URL: `postgres://${user}:${password}@db:5432/${database}`,
      CACHE_URL: 'redis://other:6379',
    })
    .publish('127.0.0.1', 8080)
    .start();

  return { web, db, cache };
}
