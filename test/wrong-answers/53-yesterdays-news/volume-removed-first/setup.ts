import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/**
 * Opens the web site of the shop.
 * @param image a version of the site, which is built from app/
 * @param volume the name of the volume that is to keep the pictures of the customers
 */
export default async function setup({ image, volume }: { image: string; volume: string }) {
  const { container } = await getContainerRuntimeClient();
  // An empty volume is filled from the image.
  await container.dockerode
    .getVolume(volume)
    .remove()
    .catch(() => undefined);

  const web = await new GenericContainer(image)
    .withBindMounts([{ source: volume, target: '/site' }])
    .start();

  return { web };
}
