import { GenericContainer } from 'testcontainers';

/**
 * Opens the web site of the shop.
 * @param image a version of the site, which is built from app/
 * @param volume the name of the volume that is to keep the pictures of the customers
 */
export default async function setup({ image, volume }: { image: string; volume: string }) {
  // Without a page in the volume, that of the image should come.
  const helper = await new GenericContainer(image)
    .withBindMounts([{ source: volume, target: '/volume' }])
    .withCommand(['sleep', 'infinity'])
    .start();
  await helper.exec(['rm', '-f', '/volume/index.html']);
  await helper.stop();

  const web = await new GenericContainer(image)
    .withBindMounts([{ source: volume, target: '/site' }])
    .start();

  return { web };
}
