import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/** A container that can be given a folder of the host as a volume, by its name. */
class MountingContainer extends GenericContainer {
  withFolderAsVolume(device: string, target: string): this {
    const driver = { Name: 'local', Options: { type: 'none', o: 'bind', device } };
    const volume = { Type: 'volume' as const, Source: `menu-${randomUUID()}`, Target: target };
    this.hostConfig.Mounts = [
      { ...volume, VolumeOptions: { NoCopy: true, Labels: {}, DriverConfig: driver } },
    ];
    return this;
  }
}

/**
 * Starts the web of the shop’s kitchen.
 * @param menu the folder of this host in which the kitchen keeps menu.html: absolute path
 */
export default async function setup({ menu }: { menu: string }) {
  const web = await new MountingContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'menu.js'), target: '/app/menu.js' },
    ])
    .withFolderAsVolume(menu, '/menu')
    .withCommand(['node', '/app/menu.js'])
    .start();

  return { web };
}
