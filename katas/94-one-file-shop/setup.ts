import { DockerComposeEnvironment, Wait } from 'testcontainers';

/** What compose.yaml takes from outside: `${IMAGE}` and `${PASSWORD}`. */
interface Settings {
  /** The image that is built from app/. */
  IMAGE: string;
  /** The password of the database’s user. */
  PASSWORD: string;
}

/**
 * Brings compose.yaml up, as `docker compose -p <project> up -d` does.
 * @param downFirst bring it up and down before that: `docker compose down`, which keeps named volumes
 */
export default async function setup({
  project,
  settings,
  downFirst = false,
}: {
  project: string;
  settings: Settings;
  downFirst?: boolean;
}) {
  const compose = new DockerComposeEnvironment(import.meta.dirname, 'compose.yaml')
    .withProjectName(project)
    .withEnvironment({ ...settings })
    // Like Compose itself: nothing is waited for but what the file says.
    .withDefaultWaitStrategy(Wait.forAll([]));
  if (downFirst) {
    const before = await compose.up();
    await before.down({ removeVolumes: false });
  }
  return { shop: await compose.up() };
}
