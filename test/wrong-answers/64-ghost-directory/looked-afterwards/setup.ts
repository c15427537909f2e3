import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/**
 * Opens the shop.
 * @param settings the file of the host with the settings: absolute path
 */
export default async function setup({ settings }: { settings: string }) {
  const shop = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'shop.js'), target: '/app/shop.js' },
    ])
    .withBindMounts([{ source: settings, target: '/etc/shop.json' }])
    .withCommand(['node', '/app/shop.js'])
    .start();

  if (!(await stat(settings)).isFile()) {
    await shop.stop();
    throw new Error(`${settings} is no file`);
  }

  return { shop };
}
