import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';

const page = 'http://localhost:8080/';

/** A server that writes into a volume: asked again after a restart, and after its container is gone. */
export default async function floor(floor: Floor): Promise<void> {
  const entry = `Ada was here, ${floor.nonce}`;
  const guests = await floor.volume('guests');
  const book = await start(floor, guests);
  await book.toolbox.fetch(page, entry, { method: 'POST', send: entry });
  await book.container.restart({ t: 0 });
  await (await floor.toolbox(`container:${book.container.id}`)).fetch(page, entry);
  await book.container.remove({ force: true, v: true });
  const next = await start(floor, guests);
  await next.toolbox.fetch(page, entry);
  const another = await start(floor, await floor.volume('another'));
  await another.toolbox.fetch(page, 'Nobody');
}

async function start(floor: Floor, volume: string) {
  const container = await floor.create('node:24-trixie-slim', {
    Cmd: ['node', '/app/book.js'],
    HostConfig: { Binds: [`${volume}:/srv/book`] },
  });
  const program = await readFile(join(floor.folder, 'app/book.js'), 'utf8');
  await floor.put(container, 'app/book.js', program);
  await container.start();
  return { container, toolbox: await floor.toolbox(`container:${container.id}`) };
}
