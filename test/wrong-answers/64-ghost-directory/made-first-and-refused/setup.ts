import { mkdir, readFile, appendFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/**
 * Opens the shop.
 * @param settings the file of the host with the settings: absolute path
 */
export default async function setup({ settings }: { settings: string }) {
  await mkdir(dirname(settings), { recursive: true });
  await appendFile(settings, '');
  if (!(await readFile(settings, 'utf8'))) throw new Error(`${settings} is empty`);

  const shop = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'shop.js'), target: '/app/shop.js' },
    ])
    .withBindMounts([{ source: settings, target: '/etc/shop.json' }])
    .withCommand(['node', '/app/shop.js'])
    .start();

  return { shop };
}
