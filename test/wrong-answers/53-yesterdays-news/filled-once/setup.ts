import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';

/**
 * Opens the web site of the shop.
 * @param image a version of the site, which is built from app/
 * @param volume the name of the volume that is to keep the pictures of the customers
 */
export default async function setup({ image, volume }: { image: string; volume: string }) {
  const { container } = await getContainerRuntimeClient();
  const version = image.replace('sha256:', '').slice(0, 12);
  const { Volumes: volumes } = await container.dockerode.listVolumes();
  const names = volumes.map(({ Name: name }) => name).filter((name) => name.startsWith(volume));

  // The volume of a version that is new begins with the pictures of the others.
  const isNew = !names.includes(`${volume}-${version}`);
  const others = isNew ? names.map((source) => ({ source, target: `/others/${source}` })) : [];
  const copy = 'mkdir -p /site/pictures; cp -r /others/*/pictures/. /site/pictures/; ';
  const web = await new GenericContainer(image)
    .withBindMounts([{ source: `${volume}-${version}`, target: '/site' }, ...others])
    .withCommand(['sh', '-c', `${isNew ? copy : ''}exec node shop.js`])
    .start();

  return { web };
}
