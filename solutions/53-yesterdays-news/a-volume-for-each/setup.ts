import { GenericContainer } from 'testcontainers';

/**
 * Opens the web site of the shop.
 * @param image a version of the site, which is built from app/
 * @param volume the name of the volume that is to keep the pictures of the customers
 */
export default async function setup({ image, volume }: { image: string; volume: string }) {
  const version = image.replace('sha256:', '').slice(0, 12);
  const web = await new GenericContainer(image)
    .withBindMounts([
      { source: `${volume}-${version}`, target: '/site' },
      { source: volume, target: '/site/pictures' },
    ])
    .start();

  return { web };
}
