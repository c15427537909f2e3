import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/**
 * Opens the web site of the shop.
 * @param image a version of the site, which is built from app/
 * @param volume the name of the volume that is to keep the pictures of the customers
 */
export default async function setup({ image, volume }: { image: string; volume: string }) {
  const { container } = await getContainerRuntimeClient();
  const site = container.dockerode.getImage(`localhost/${volume}:1`);
  await site
    .inspect()
    .catch(() =>
      container.dockerode.getImage(image).tag({ repo: `localhost/${volume}`, tag: '1' }),
    );

  const web = await new GenericContainer(`localhost/${volume}:1`)
    .withBindMounts([{ source: volume, target: '/site' }])
    .start();

  return { web };
}
