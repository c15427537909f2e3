import { GenericContainer } from 'testcontainers';

/**
 * Starts the shop as its developers run it: with the files of the project folder.
 * @param image what is built from app/
 * @param project the project folder on this host, with package.json and src/: absolute path
 */
export default async function setup({ image, project }: { image: string; project: string }) {
  const copy = 'cp /project/src/page.html src/page.new && mv src/page.new src/page.html';
  const keepInStep = `while ${copy}; do sleep 0.02; done`;
  const shop = await new GenericContainer(image)
    .withBindMounts([{ source: project, target: '/project' }])
    .withCommand(['sh', '-c', `(${keepInStep}) & exec node src/server.js`])
    .start();

  return { shop };
}
