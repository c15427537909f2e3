import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

export default async function setup({ menu }: { menu: string }) {
  const volume = `menu-${randomUUID()}`;
  await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([
      { source: menu, target: '/host' },
      { source: volume, target: '/menu' },
    ])
    .withCommand([
      'sh',
      '-c',
      `echo 'cp /host/menu.html /menu/$$; mv /menu/$$ /menu/menu.html; sh /copy & exit' >/copy
      sh /copy & sh /copy & sh /copy & exec sleep 300`,
    ])
    .start();

  const web = await new GenericContainer('node:24-trixie-slim')
    .withCopyFilesToContainer([
      { source: join(import.meta.dirname, 'app', 'menu.js'), target: '/app/menu.js' },
    ])
    .withBindMounts([{ source: volume, target: '/menu' }])
    .withCommand(['node', '/app/menu.js'])
    .start();

  return { web };
}
