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
  const image = await GenericContainer.fromDockerfile(join(import.meta.dirname, 'app')).build();
  const printer = await image
    .withBindMounts([{ source: `out-${owner.uid}`, target: '/out' }])
    .start();

  return { printer };
}
