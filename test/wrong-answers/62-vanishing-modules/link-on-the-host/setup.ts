import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/**
 * Starts the shop as its developers run it: with the files of the project folder.
 * @param image what is built from app/
 * @param project the project folder on this host, with package.json and src/: absolute path
 */
export default async function setup({ image, project }: { image: string; project: string }) {
  // In the container this is where the packages are.
  await symlink('/packages/node_modules', join(project, 'node_modules')).catch(() => undefined);

  const shop = await new GenericContainer(image)
    .withBindMounts([{ source: project, target: '/app' }])
    .start();

  return { shop };
}
