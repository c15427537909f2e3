import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/**
 * Opens the shop.
 * @param settings the file of the host with the settings: absolute path
 */
export default async function setup({ settings }: { settings: string }) {
  // A container that is there before the file is looked for.
  await new GenericContainer('node:24-trixie-slim').withCommand(['sleep', 'infinity']).start();
  await access(settings);

  const shop = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'shop.js'), target: '/app/shop.js' },
    ])
    .withBindMounts([{ source: settings, target: '/etc/shop.json' }])
    .withCommand(['node', '/app/shop.js'])
    .start();

  return { shop };
}
