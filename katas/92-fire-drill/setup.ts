import { GenericContainer, Network } from 'testcontainers';

/** How the shop logs in to PostgreSQL. */
interface Login {
  user: string;
  password: string;
  database: string;
}

interface Input {
  /** The image that is built from app/. */
  image: string;
  login: Login;
  /** The name of a volume for the orders: the same at every start. */
  volume: string;
  /** An absolute path of the host, a folder that is empty at first: the same at every start. */
  folder: string;
}

/** Opens the shop. */
export default async function setup({ image, login, volume }: Input) {
  const { user, password, database } = login;

  const network = await new Network().start();

  const [db, cache] = await Promise.all([
    new GenericContainer('postgres:17-trixie')
      .withNetwork(network)
      .withHostname('db')
      .withEnvironment({ POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database })
      .withBindMounts([{ source: volume, target: '/var/lib/postgresql' }])
      .start(),
    new GenericContainer('redis:8-trixie')
      .withNetwork(network)
      .withHostname('cache')
      .withBindMounts([{ source: `${volume}-sessions`, target: '/data' }])
      .withCommand(['redis-server', '--appendonly', 'yes'])
      .start(),
  ]);

  // The shop looks for its database when it needs it: there is no need to wait until that is ready.
  const web = await new GenericContainer(image)
    .withNetwork(network)
    .withEnvironment({
      DATABASE_URL: `postgres://${user}:${password}@db:5432/${database}`,
      SESSIONS_URL: 'redis://cache:6379',
    })
    .start();

  return { web, db, cache };
}
