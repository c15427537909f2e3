import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addedFiles } from '../../src/bench/added-files.ts';
import type { Floor } from '../../src/bench/baseline.ts';

const at = (path: string) => `http://localhost:8080${path}`;

/**
 * Two builds, that of the answer with a program and a stock which nobody has seen before. Its container
 * greets, writes a receipt and shows the stock; the files of its layers are searched for the tools.
 */
export default async function run(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const asItWas = join(floor.folder, 'as-it-was');
  await cp(app, asItWas, { recursive: true });
  await edit(join(app, 'src/shop.mjs'), 'at the counter', `counter ${floor.nonce}`);
  await edit(join(app, 'src/stock.txt'), 'bread 3.20', `bread ${floor.nonce}`);
  const [image] = await Promise.all([
    floor.build(app),
    floor.build(asItWas, '--file', join(floor.folder, 'workshop.Dockerfile')),
  ]);
  const shop = await floor.start(image);
  const toolbox = await floor.toolbox(`container:${shop.id}`);
  await toolbox.fetch(at('/'), `Welcome to the Corner Shop, counter ${floor.nonce}`);
  await toolbox.fetch(at('/receipts'), '/shop/receipt-', { method: 'POST', send: floor.nonce });
  await toolbox.fetch(at('/stock'), `bread ${floor.nonce}`);
  const { Config: config } = await shop.inspect();
  assert.equal(config.User, 'node');

  const contents = (await addedFiles(floor.docker, image)).map(({ path }) => readFile(path));
  for (const content of await Promise.all(contents))
    assert(!content.includes('function packTheShelves('), 'the tools are in a layer');
}

async function edit(file: string, from: string, to: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
}
