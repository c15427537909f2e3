import { GenericContainer } from 'testcontainers';

/**
 * Starts the shop as its developers run it: with the files of the project folder.
 * @param image what is built from app/
 * @param project the project folder on this host, with package.json and src/: absolute path
 */
export default async function setup({ image, project }: { image: string; project: string }) {
  const npm = await new GenericContainer(image)
    .withBindMounts([{ source: project, target: '/app' }])
    .withCommand(['sleep', 'infinity'])
    .start();
  await npm.exec(['npm', 'ci']);

  const shop = await new GenericContainer(image)
    .withBindMounts([{ source: project, target: '/app' }])
    .withExposedPorts(8080)
    .start();

  // The program has loaded its packages by now.
  await npm.exec(['rm', '-r', 'node_modules']);
  await npm.stop();

  return { shop };
}
