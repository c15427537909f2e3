import assert from 'node:assert/strict';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';

const page = 'http://localhost:8080/';

/** A folder of the host in a container: an edit is served, and what is ordered is in the folder. */
export default async function run(floor: Floor): Promise<void> {
  const menu = join(floor.folder, 'menu');
  await mkdir(menu);
  await writeFile(join(menu, 'menu.html'), 'The soup of yesterday');
  const web = await floor.create('node:24-trixie-slim', {
    Cmd: ['node', '/app/menu.js'],
    HostConfig: { Binds: [`${menu}:/menu`] },
  });
  await floor.put(web, 'app/menu.js', await readFile(join(floor.folder, 'app/menu.js'), 'utf8'));
  await web.start();
  const toolbox = await floor.toolbox(`container:${web.id}`);
  await toolbox.fetch(page, 'The soup of yesterday');

  await floor.docker.listContainers();
  for (const what of ['carrots', 'leeks', 'lentils', 'onions', 'peas']) {
    const text = `Soup of ${what} ${floor.nonce}`;
    await writeFile(join(menu, 'menu.html~'), text);
    await rename(join(menu, 'menu.html~'), join(menu, 'menu.html'));
    await toolbox.fetch(page, text);
  }

  const order = `Two of soup ${floor.nonce}`;
  await toolbox.fetch(page, 'noted', { method: 'POST', send: order });
  assert((await readFile(join(menu, 'orders.txt'), 'utf8')).includes(order));
}
