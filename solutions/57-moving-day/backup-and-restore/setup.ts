import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { GenericContainer, Wait } from 'testcontainers';

/**
 * Moves the shop: copies one volume into another.
 * @param from the name of the old volume
 * @param to the name of the new one, which does not exist yet
 */
export default async function setup({ from, to }: { from: string; to: string }) {
  const backup = await mkdtemp(join(import.meta.dirname, 'backup-'));
  // Root in a container of a rootless engine is another user here.
  await chmod(backup, 0o777);
  await run(
    backup,
    { source: from, target: '/box', mode: 'ro' },
    'tar -C /box -cf /backup/box.tar .',
  );
  await run(backup, { source: to, target: '/box' }, 'tar -C /box -xf /backup/box.tar');

  return {};
}

/** Runs one command beside the backup and a volume, to its end (docker run --rm). */
async function run(
  backup: string,
  volume: { source: string; target: string; mode?: 'ro' },
  command: string,
) {
  const job = await new GenericContainer('debian:trixie-slim')
    .withBindMounts([volume, { source: backup, target: '/backup' }])
    .withCommand(['sh', '-c', command])
    .withWaitStrategy(Wait.forOneShotStartup())
    .start();
  await job.stop();
}
