import { GenericContainer } from 'testcontainers';

interface Mount {
  Type: 'bind' | 'volume';
  Source?: string;
  Target: string;
}

/** A container that can be given mounts in the engine's own, longer form. */
class MountingContainer extends GenericContainer {
  withMounts(...mounts: Mount[]): this {
    // A volume without a source is an anonymous one.
    this.hostConfig.Mounts = mounts as Required<Mount>[];
    return this;
  }
}

/**
 * Starts the shop as its developers run it: with the files of the project folder.
 * @param image what is built from app/
 * @param project the project folder on this host, with package.json and src/: absolute path
 */
export default async function setup({ image, project }: { image: string; project: string }) {
  const shop = await new MountingContainer(image)
    .withMounts(
      { Type: 'bind', Source: project, Target: '/app' },
      { Type: 'volume', Target: '/app/node_modules' },
    )
    .start();

  return { shop };
}
