import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getContainerRuntimeClient } from 'testcontainers';

const program = join(import.meta.dirname, 'app', 'count.sh');

/**
 * Counts the stock of the shop, each list in a Redis of its own.
 * @param stock the name of the volume with the lists; the sums go into it as well
 * @param lists what there is to count: `bread` is for `bread.txt`
 */
export default async function setup({ stock, lists }: { stock: string; lists: string[] }) {
  const { container } = await getContainerRuntimeClient();
  const count = await readFile(program, 'utf8');
  const ready = 'until redis-cli ping >/dev/null 2>&1; do sleep 0.1; done';

  // docker run --rm: the jobs run side by side, and each ends when it has counted.
  const jobs = lists.map(async (list) => {
    const job = await container.dockerode.createContainer({
      Image: 'redis:8-trixie',
      Entrypoint: ['sh', '-c'],
      Cmd: [`redis-server --daemonize yes; ${ready}; set -- ${list}; ${count}`],
      HostConfig: { Binds: [`${stock}:/stock`], AutoRemove: true },
    });
    await job.start();
    await job.wait({ condition: 'removed' });
  });
  await Promise.all(jobs);

  return {};
}
