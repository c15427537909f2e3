import assert from 'node:assert/strict';
import { basename, join } from 'node:path';
import { addedFiles, weigh } from '../../src/bench/added-files.ts';
import type { Floor } from '../../src/bench/baseline.ts';

/** Shell: the size of each file that process 1 has in memory. */
const mapped = `cut -s -d / -f 2- /proc/1/maps | sort -u | sed 's|^|/|' | xargs stat -L -c %s`;

/**
 * Two builds, the answer’s and the same program on its base image. The answer’s container says what it
 * carries, and runs no shell; the files of its layers are weighed beside what the other one’s process has
 * in memory, and none of them is a shell.
 */
export default async function run(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const [image, onBase] = await Promise.all([
    floor.build(app),
    floor.build(app, '--file', join(floor.folder, 'harbor.Dockerfile')),
  ]);
  const [ship, harbor] = await Promise.all([
    floor.start(image, { Env: [`CARGO=${floor.nonce}`] }),
    floor.start(onBase),
  ]);
  const toolbox = await floor.toolbox(`container:${ship.id}`);
  await toolbox.fetch('http://localhost:8080/', floor.nonce);
  const { Config: config } = await ship.inspect();
  assert.equal(config.User, '1000');

  const sizes = (await floor.exec(harbor, 'sh', '-c', mapped)).split('\n').map(Number);
  const files = await addedFiles(floor.docker, image);
  assert(weigh(files) <= 1.2 * sizes.reduce((sum, bytes) => sum + bytes, 0));
  const programs = ['sh', 'dash', 'bash', 'busybox', 'apt', 'dpkg', 'npm'];
  assert(!files.some(({ path }) => programs.includes(basename(path))));
}
