import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerComposeEnvironment, Wait } from 'testcontainers';

/** The variables of the shell in which `docker compose` is run; one that is missing is not set. */
interface Shell {
  /** The image that is built from app/. */
  IMAGE: string;
  /** The password of the database’s user. It stands in password.txt as well. */
  PASSWORD: string;
  /** The name of the shop. */
  SHOP?: string;
  /** Set for a day, in place of what .env says. */
  GREETING?: string;
}

/** Brings compose.yaml up, as `docker compose -p <project> up -d` does in a shell with these variables. */
export default async function setup({ project, shell }: { project: string; shell: Shell }) {
  writeFileSync(join(import.meta.dirname, 'password.txt'), shell.PASSWORD);
  const compose = new DockerComposeEnvironment(import.meta.dirname, 'compose.yaml')
    .withProjectName(project)
    .withEnvironment({ ...shell })
    // Like Compose itself: nothing is waited for but what the file says.
    .withDefaultWaitStrategy(Wait.forAll([]));
  return { shop: await compose.up() };
}
