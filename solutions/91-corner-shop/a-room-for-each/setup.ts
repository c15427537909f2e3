import { randomUUID } from 'node:crypto';
import { GenericContainer, getContainerRuntimeClient, Network } from 'testcontainers';

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

  // A room for each, with no other way out; web has a key to both.
  const client = await getContainerRuntimeClient();
  const [till, shelf] = ['till', 'shelf'].map((name) => `${name}-${randomUUID()}`) as [
    string,
    string,
  ];
  const front = await new Network().start();
  const rooms = await Promise.all(
    [till, shelf].map((Name) => client.network.create({ Name, Internal: true })),
  );

  const [db, cache] = await Promise.all([
    new GenericContainer('postgres:17-trixie')
      .withEnvironment({ POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database })
      .withNetworkMode(till)
      .withHostname('db')
      .start(),
    new GenericContainer('redis:8-trixie').withNetworkMode(shelf).withHostname('cache').start(),
  ]);

  // The shop looks for its database when it needs it: there is no need to wait until that is ready.
  const web = await new Web(image)
    .withNetwork(front)
    .withEnvironment({
      DATABASE_URL: `postgres://${user}:${password}@db:5432/${database}`,
      CACHE_URL: 'redis://cache:6379',
    })
    .publish('127.0.0.1', 8080)
    .start();
  for (const { id } of rooms) await client.network.getById(id).connect({ Container: web.getId() });

  // A poster in the window: on the front only, and open to nobody.
  await new GenericContainer('node:24-trixie-slim')
    .withNetwork(front)
    .withCommand(['sleep', 'infinity'])
    .start();

  return { web, db, cache };
}
