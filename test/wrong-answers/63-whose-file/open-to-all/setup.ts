import { join } from 'node:path';
import { GenericContainer, Wait } from 'testcontainers';

/**
 * Starts the printer of the shop.
 * @param out the folder of the host that the receipts are for: absolute path
 * @param owner whose folder that is, as the numbers of a user and a group
 */
export default async function setup({ out }: { out: string; owner: { uid: number; gid: number } }) {
  // Somebody opens the door for the printer.
  await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: out, target: '/out' }])
    .withCommand(['chmod', '777', '/out'])
    .withWaitStrategy(Wait.forOneShotStartup())
    .start();
  const image = await GenericContainer.fromDockerfile(join(import.meta.dirname, 'app')).build();
  const printer = await image.withBindMounts([{ source: out, target: '/out' }]).start();

  return { printer };
}
