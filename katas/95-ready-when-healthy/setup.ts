import { DockerComposeEnvironment, Wait } from 'testcontainers';

/** What compose.yaml takes from outside. */
interface Settings {
  /** The image that is built from app/. */
  IMAGE: string;
  /** The password of the database’s user; with an empty one PostgreSQL does not start. */
  PASSWORD: string;
  /** What is in stock. */
  STOCK: string;
}

/** Brings compose.yaml up, as `docker compose -p <project> up -d` does. */
export default async function setup({
  project,
  settings,
}: {
  project: string;
  settings: Settings;
}) {
  const compose = new DockerComposeEnvironment(import.meta.dirname, 'compose.yaml')
    .withProjectName(project)
    .withEnvironment({ ...settings })
    // Like Compose itself: nothing is waited for but what the file says.
    .withDefaultWaitStrategy(Wait.forAll([]));
  return { shop: await compose.up() };
}
