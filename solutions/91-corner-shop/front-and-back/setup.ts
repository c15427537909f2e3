import { randomUUID } from 'node:crypto';
import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

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

  const client = await getContainerRuntimeClient();
  const backend = `backend-${randomUUID()}`;
  const { id } = await client.network.create({ Name: backend, Internal: true });

  // Web is open to the front, on the default network; what it needs is behind it.
  const [db, cache, web] = await Promise.all([
    new GenericContainer('postgres:17-trixie')
      .withEnvironment({ POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database })
      .withNetworkMode(backend)
      .withHostname('db')
      .start(),
    new GenericContainer('redis:8-trixie').withNetworkMode(backend).withHostname('cache').start(),
    new Web(image)
      .withEnvironment({
        DATABASE_URL: `postgres://${user}:${password}@db:5432/${database}`,
        CACHE_URL: 'redis://cache:6379',
      })
      .publish('127.0.0.1', 8080)
      .start(),
  ]);
  await client.network.getById(id).connect({ Container: web.getId() });

  return { web, db, cache };
}
