import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';

const page = 'http://localhost:8080/';

/** A build with a greeting of its own; its container is asked for the word, before and after a restart. */
export default async function floor(floor: Floor): Promise<void> {
  const server = join(floor.folder, 'app/server.js');
  const greeting = floor.name('Good morning from counter');
  const js = await readFile(server, 'utf8');
  await writeFile(server, js.replace('Good morning', greeting));
  const body = `${greeting}! The word of the day is ${floor.nonce}.`;

  const image = await floor.build(join(floor.folder, 'app'));
  const shop = await floor.start(image, { Env: [`WORD=${floor.nonce}`] });
  await (await floor.toolbox(`container:${shop.id}`)).fetch(page, body);

  await shop.restart({ t: 0 });
  // What was beside it before has lost its network with it.
  await (await floor.toolbox(`container:${shop.id}`)).fetch(page, body);
}
