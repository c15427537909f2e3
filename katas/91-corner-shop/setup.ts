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

  const db = await new GenericContainer('postgres:17-trixie')
    .withEnvironment({ POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database })
    .withExposedPorts(5432)
    .start();

  const cache = await new GenericContainer('redis:8-trixie').withExposedPorts(6379).start();

  const web = await new Web(image)
    .withEnvironment({ DATABASE_URL: `postgres://${user}:${password}@db:5432/${database}` })
    .publish('0.0.0.0', 8080)
    .start();

  return { web, db, cache };
}
