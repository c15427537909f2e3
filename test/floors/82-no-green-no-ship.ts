import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addedFiles } from '../../src/bench/added-files.ts';
import type { Floor } from '../../src/bench/baseline.ts';

/** Four builds, two of which fail, and one to compare with; two images sell, one is searched. */
export default async function floor(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const asItWas = join(floor.folder, 'as-it-was');
  await cp(app, asItWas, { recursive: true });
  const edit = async (file: string, before: string, after: string) =>
    writeFile(join(app, file), (await readFile(join(app, file), 'utf8')).replace(before, after));
  const price = Number.parseInt(floor.nonce, 16) % 10_000;
  await edit('src/basket.js', 'roll: 60', `roll: ${price}`);
  const [image, yardstick] = await Promise.all([
    floor.build(app),
    floor.build(asItWas, '--file', join(floor.folder, 'yardstick.Dockerfile')),
  ]);
  await sells(floor, image, 'roll=7', 7 * price);

  await edit('test/basket.test.js', '640', '0');
  await assert.rejects(floor.build(app));
  await edit('test/basket.test.js', ' 0', ' 640');
  await edit('src/basket.js', 'cake: 1250', `cake: ${price}`);
  await assert.rejects(floor.build(app));
  await edit('test/receipt.test.js', '1250', `${price}`);
  await sells(floor, await floor.build(app), 'cake=2', 2 * price);

  const [shipped, control] = await Promise.all(
    [image, yardstick].map((id) => addedFiles(floor.docker, id)),
  );
  assert(shipped && control);
  assert(control.some(({ path }) => path.endsWith('.test.js')));
  for (const { path } of shipped) {
    assert(!path.endsWith('.test.js'));
    assert(!(await readFile(path)).includes("from '../src/basket.js'"));
  }
}

async function sells(floor: Floor, image: string, basket: string, cents: number): Promise<void> {
  const till = await floor.start(image);
  const toolbox = await floor.toolbox(`container:${till.id}`);
  await toolbox.fetch(`http://localhost:8080/Ada?${basket}`, `pays ${cents} cents`);
}
