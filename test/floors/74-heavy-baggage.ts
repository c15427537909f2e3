import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addedFiles, weigh } from '../../src/bench/added-files.ts';
import type { Floor } from '../../src/bench/baseline.ts';
import { archiveOf } from '../../src/lab/fixtures/archive.ts';

const page = 'http://localhost:8080/';

/**
 * Two builds, of the answer and of the yardstick, with a stock that nobody has seen before: the till
 * sells, and what is in the layers of both is read and weighed.
 */
export default async function run(floor: Floor): Promise<void> {
  const stock: Record<string, string> = { 'ledger.txt': `Ledger of ${floor.nonce}\n` };
  for (let n = 0; n < 24; n += 1)
    stock[`aisle-${n % 3}/goods-${n}.txt`] = randomBytes(206_000).toString('base64url');
  const archive = await archiveOf(stock, {
    in: 'stock',
    owner: { name: `supplier-${floor.nonce}`, id: 4711 },
  });
  const [app, yardstick] = [join(floor.folder, 'app'), join(floor.folder, 'yardstick')];
  for (const [file, content] of Object.entries(stock))
    await write(join(yardstick, 'stock', file), content);
  for (const folder of [app, yardstick]) await write(join(folder, 'stock.tar'), archive);
  const [image, other] = await Promise.all([
    floor.build(app),
    floor.build(yardstick, '--file', join(floor.folder, 'yardstick.Dockerfile')),
  ]);

  const till = await floor.start(image);
  const toolbox = await floor.toolbox(`container:${till.id}`);
  await toolbox.fetch(page, `sold ${floor.nonce}`, { method: 'POST', send: floor.nonce });
  assert.equal(await floor.exec(till, 'find', '/shop/stock', '!', '-uid', '1000'), '');

  const [shipped, control] = await Promise.all(
    [image, other].map((id) => addedFiles(floor.docker, id)),
  );
  assert(shipped && control);
  assert(control.some(({ path }) => path.endsWith('/stock.tar')));
  assert(weigh(shipped) < weigh(control) * 0.65);
  const contents = await Promise.all(shipped.map(({ path }) => readFile(path, 'latin1')));
  assert(!contents.some((content) => content.includes(`supplier-${floor.nonce}`)));
  for (const content of Object.values(stock)) assert(contents.includes(content));
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
