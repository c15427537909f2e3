import { GenericContainer } from 'testcontainers';

/**
 * Starts the shop as its developers run it: with the files of the project folder.
 * @param image what is built from app/
 * @param project the project folder on this host, with package.json and src/: absolute path
 */
export default async function setup({ image, project }: { image: string; project: string }) {
  const shop = await new GenericContainer(image)
    .withBindMounts([{ source: project, target: '/project', mode: 'ro' }])
    .withEnvironment({ NODE_PATH: '/app/node_modules' })
    .withCommand(['node', '/project/src/server.js'])
    .start();

  return { shop };
}
