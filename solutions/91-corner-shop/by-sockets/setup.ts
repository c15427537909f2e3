import { randomUUID } from 'node:crypto';
import { GenericContainer } from 'testcontainers';

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

  // Files lead from one to the other: neither db nor cache needs a network.
  const at = (target: string) => ({ source: `sockets-${randomUUID()}`, target });
  const [till, shelf] = [at('/var/run/postgresql'), at('/run/shelf')];

  const [db, cache] = await Promise.all([
    new GenericContainer('postgres:17-trixie')
      .withEnvironment({ POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database })
      .withNetworkMode('none')
      .withBindMounts([till])
      .start(),
    new GenericContainer('redis:8-trixie')
      .withNetworkMode('none')
      .withBindMounts([{ ...shelf, target: '/data' }])
      .withCommand(['redis-server', '--unixsocket', '/data/redis', '--unixsocketperm', '777'])
      .start(),
  ]);

  // The shop looks for its database when it needs it: there is no need to wait until that is ready.
  const web = await new Web(image)
    .withBindMounts([till, shelf])
    .withEnvironment({
      DATABASE_URL: `postgres://${user}:${password}@/${database}?host=/var/run/postgresql`,
      CACHE_URL: '/run/shelf/redis',
    })
    .publish('127.0.0.1', 8080)
    .start();

  return { web, db, cache };
}
