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

/** Puts every order into the cache, and looks at it there now and then. */
const clerk = `
  import pg from 'pg';
  import { Redis } from 'ioredis';
  import { setTimeout as wait } from 'node:timers/promises';
  const redis = new Redis(process.env.CACHE_URL);
  redis.on('error', () => undefined);
  for (;; await wait(20)) {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    client.on('error', () => undefined);
    try {
      await client.connect();
      for (const order of (await client.query('SELECT number, item FROM orders')).rows) {
        await redis.set('order:' + order.number, JSON.stringify(order));
        await redis.get('order:' + order.number);
      }
    } catch {}
    await client.end().catch(() => undefined);
  }`;

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
    })
    .publish('127.0.0.1', 8080)
    .start();

  // The shop need not know how it is done.
  await new GenericContainer(image)
    .withNetwork(network)
    .withEnvironment({
      DATABASE_URL: `postgres://${user}:${password}@db:5432/${database}`,
      CACHE_URL: 'redis://cache:6379',
    })
    .withCommand(['node', '--input-type=module', '-e', clerk])
    .start();

  return { web, db, cache };
}
