import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Floor } from '../../src/bench/baseline.ts';

/** Three servers that count for a volume, one after the other, and go with what they were given. */
export default async function floor(floor: Floor): Promise<void> {
  const program = await readFile(join(floor.folder, 'app/count.sh'), 'utf8');
  const stock = await floor.volume('stock');
  const others = [await floor.volume('named'), await floor.volume('nameless')];
  const shelf = await floor.create('debian:trixie-slim', {
    HostConfig: { Binds: [`${stock}:/stock`] },
  });
  const lists = ['bread', 'fish', 'fruit'];
  for (const list of lists) await floor.put(shelf, `stock/${list}.txt`, '19\n23\n');
  const given = [];
  for (const list of lists) given.push(await count(floor, { stock, program, list }));
  await Promise.all(given.map((name) => assert.rejects(floor.docker.getVolume(name).inspect())));
  await Promise.all(others.map((name) => floor.docker.getVolume(name).inspect()));
  // Read to its end: an open stream would keep the process.
  assert(await text(await shelf.getArchive({ path: '/stock' })));
}

/** Resolves to the name of the volume that the server was given. */
async function count(
  floor: Floor,
  { stock, program, list }: { stock: string; program: string; list: string },
): Promise<string> {
  const job = await floor.create('redis:8-trixie', { HostConfig: { Binds: [`${stock}:/stock`] } });
  await floor.put(job, 'count.sh', program);
  await job.start();
  const ready = 'until redis-cli ping; do :; done; sh /count.sh "$0"; cat "/stock/$0.sum"';
  assert.match(await floor.exec(job, 'sh', '-c', ready, list), /42$/);
  const { Mounts: mounts } = await job.inspect();
  await job.remove({ force: true, v: true });
  return mounts.find(({ Destination: target }) => target === '/data')?.Name ?? '';
}
