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

/** The shop, with a memory of its own before its cache. */
const withMemory = `
  import { createServer } from 'node:http';
  import { text } from 'node:stream/consumers';
  import { openCache } from './cache.js';
  import { openOrders } from './orders.js';
  const orders = openOrders(process.env.DATABASE_URL);
  const cache = openCache(process.env.CACHE_URL);
  const memory = new Map();
  createServer(async (request, response) => {
    try {
      if (request.method === 'POST') {
        const order = JSON.parse(await text(request));
        await orders.add(order);
        return response.writeHead(201).end(JSON.stringify(order));
      }
      const number = request.url.split('/').at(-1);
      const key = 'order:' + number;
      if (memory.has(number)) {
        void cache.get(key);
        return response.end(memory.get(number));
      }
      const body = JSON.stringify(await orders.find(number));
      memory.set(number, body);
      await cache.set(key, body);
      response.end(body);
    } catch (error) {
      response.writeHead(503).end(error.message);
    }
  }).listen(8080);`;

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
    .withCommand(['node', '--input-type=module', '-e', withMemory])
    .publish('127.0.0.1', 8080)
    .start();

  return { web, db, cache };
}
