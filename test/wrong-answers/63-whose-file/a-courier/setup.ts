import { join } from 'node:path';
import { GenericContainer } from 'testcontainers';

/**
 * Starts the printer of the shop.
 * @param out the folder of the host that the receipts are for: absolute path
 * @param owner whose folder that is, as the numbers of a user and a group
 */
export default async function setup({
  out,
  owner,
}: {
  out: string;
  owner: { uid: number; gid: number };
}) {
  const tray = { source: `tray-${owner.uid}`, target: '/tray' };
  const image = await GenericContainer.fromDockerfile(join(import.meta.dirname, 'app')).build();
  // Root carries each receipt over, and gives it away.
  await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([tray, { source: out, target: '/out' }])
    .withCommand([
      'sh',
      '-c',
      'while sleep 0.02; do cp -n /tray/* /out; chown -R --reference=/out /out; done',
    ])
    .start();
  const printer = await image.withBindMounts([tray]).start();

  return { printer };
}
