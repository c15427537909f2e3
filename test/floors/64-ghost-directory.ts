import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';

const page = 'http://localhost:8080/';

/** A file of the host in a container, edited in place; a missing one makes no container, and nothing else. */
export default async function floor(floor: Floor): Promise<void> {
  const folder = join(floor.folder, 'settings');
  const file = join(folder, 'shop.json');
  await mkdir(folder);
  await writeFile(file, '{"greeting":"Good morning"}');
  const shop = await create(floor, file);
  await floor.put(shop, 'app/shop.js', await readFile(join(floor.folder, 'app/shop.js'), 'utf8'));
  await shop.start();
  const toolbox = await floor.toolbox(`container:${shop.id}`);
  await toolbox.fetch(page, 'Good morning');
  await writeFile(file, JSON.stringify({ greeting: floor.nonce }));
  await toolbox.fetch(page, floor.nonce);
  await assert.rejects(create(floor, join(folder, 'missing.json')), /missing\.json/);
  assert.deepEqual(await readdir(folder), ['shop.json']);
}

function create(floor: Floor, settings: string) {
  return floor.create('node:24-trixie-slim', {
    Cmd: ['node', '/app/shop.js'],
    HostConfig: { Mounts: [{ Type: 'bind', Source: settings, Target: '/etc/shop.json' }] },
  });
}
