import { GenericContainer } from 'testcontainers';

/**
 * Starts the shop as its developers run it: with the files of the project folder.
 * @param image what is built from app/
 * @param project the project folder on this host, with package.json and src/: absolute path
 */
export default async function setup({ image, project }: { image: string; project: string }) {
  const shop = await new GenericContainer(image)
    .withBindMounts([{ source: project, target: '/app' }])
    .withCommand(['sh', '-c', 'npm ci && exec node src/server.js'])
    .start();

  return { shop };
}
