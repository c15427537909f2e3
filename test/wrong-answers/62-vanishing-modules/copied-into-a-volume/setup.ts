import { randomUUID } from 'node:crypto';
import { GenericContainer } from 'testcontainers';

/**
 * Starts the shop as its developers run it: with the files of the project folder.
 * @param image what is built from app/
 * @param project the project folder on this host, with package.json and src/: absolute path
 */
export default async function setup({ image, project }: { image: string; project: string }) {
  const source = `src-${randomUUID()}`;
  const copy = await new GenericContainer(image)
    .withBindMounts([
      { source: project, target: '/project' },
      { source, target: '/copy' },
    ])
    .withCommand(['sleep', 'infinity'])
    .start();
  await copy.exec(['cp', '-r', '/project/src/.', '/copy/']);
  await copy.stop();

  const shop = await new GenericContainer(image)
    .withBindMounts([{ source, target: '/app/src' }])
    .start();

  return { shop };
}
