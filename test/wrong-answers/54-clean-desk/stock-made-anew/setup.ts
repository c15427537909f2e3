import { join } from 'node:path';
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

const program = join(import.meta.dirname, 'app', 'count.sh');

/**
 * Counts the stock of the shop, each list in a Redis of its own.
 * @param stock the name of the volume with the lists; the sums go into it as well
 * @param lists what there is to count: `bread` is for `bread.txt`
 */
export default async function setup({ stock, lists }: { stock: string; lists: string[] }) {
  const { container } = await getContainerRuntimeClient();

  for (const list of lists) {
    const job = await new GenericContainer('redis:8-trixie')
      .withCopyFilesToContainer([{ source: program, target: '/count.sh' }])
      .withBindMounts([{ source: stock, target: '/stock' }])
      .withWaitStrategy(Wait.forLogMessage('Ready to accept connections'))
      .start();
    await job.exec(['sh', '/count.sh', list]);

    // docker rm -f
    await container.getById(job.getId()).remove({ force: true, v: true });
  }

  const sums = await new GenericContainer('debian:trixie-slim')
    .withBindMounts([{ source: stock, target: '/stock' }])
    .withCommand(['sh', '-c', 'rm /stock/*.txt'])
    .withWaitStrategy(Wait.forOneShotStartup())
    .start();
  await sums.stop();

  return {};
}
