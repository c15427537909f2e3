import { join } from 'node:path';
import { GenericContainer, Wait } from 'testcontainers';

const program = join(import.meta.dirname, 'app', 'count.sh');

/**
 * Counts the stock of the shop, each list in a Redis of its own.
 * @param stock the name of the volume with the lists; the sums go into it as well
 * @param lists what there is to count: `bread` is for `bread.txt`
 */
export default async function setup({ stock, lists }: { stock: string; lists: string[] }) {
  for (const list of lists) {
    const job = await new GenericContainer('redis:8-trixie')
      .withCopyFilesToContainer([{ source: program, target: '/count.sh' }])
      .withBindMounts([{ source: stock, target: '/stock' }])
      .withWaitStrategy(Wait.forLogMessage('Ready to accept connections'))
      .start();
    await job.exec(['sh', '/count.sh', list]);

    await job.stop({ remove: false });
  }

  return {};
}
