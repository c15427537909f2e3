import { randomUUID } from 'node:crypto';
import {
  GenericContainer,
  getContainerRuntimeClient,
  type StartedTestContainer,
} from 'testcontainers';

/** How the shop logs in to PostgreSQL. */
interface Login {
  user: string;
  password: string;
  database: string;
}

/**
 * Opens the shop.
 * @param image the image that is built from app/
 * @param login what the database has to be called, and who has to be let in with which password
 */
export default async function setup({ image, login }: { image: string; login: Login }) {
  const { user, password, database } = login;

  // Whatever a container on this network publishes, it publishes at this address of the host.
  const client = await getContainerRuntimeClient();
  const network = `corner-shop-${randomUUID()}`;
  await client.network.create({
    Name: network,
    Options: { 'com.docker.network.bridge.host_binding_ipv4': '127.0.0.1' },
  });

  const [db, cache] = await Promise.all([
    new GenericContainer('postgres:17-trixie')
      .withEnvironment({ POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database })
      .withNetworkMode(network)
      .start(),
    new GenericContainer('redis:8-trixie').withNetworkMode(network).start(),
  ]);

  const web = await new GenericContainer(image)
    .withNetworkMode(network)
    .withEnvironment({
      DATABASE_URL: `postgres://${user}:${password}@${nameOf(db)}:5432/${database}`,
      CACHE_URL: `redis://${nameOf(cache)}:6379`,
    })
    .withExposedPorts(8080)
    .start();

  return { web, db, cache };
}

/** Docker gave the container a name of its own, which its network knows. */
function nameOf(container: StartedTestContainer): string {
  return container.getName().replace('/', '');
}
