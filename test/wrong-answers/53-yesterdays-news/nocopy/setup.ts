import { GenericContainer } from 'testcontainers';

/** A container that can be given mounts in the engine's own, longer form. */
class MountingContainer extends GenericContainer {
  withMount(mount: {
    Type: 'volume';
    Source: string;
    Target: string;
    VolumeOptions: { NoCopy: boolean };
  }): this {
    this.hostConfig.Mounts = [mount as never];
    return this;
  }
}

/**
 * Opens the web site of the shop.
 * @param image a version of the site, which is built from app/
 * @param volume the name of the volume that is to keep the pictures of the customers
 */
export default async function setup({ image, volume }: { image: string; volume: string }) {
  const web = await new MountingContainer(image)
    .withMount({
      Type: 'volume',
      Source: volume,
      Target: '/site',
      VolumeOptions: { NoCopy: true },
    })
    .start();

  return { web };
}
