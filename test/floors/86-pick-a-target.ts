import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addedFiles } from '../../src/bench/added-files.ts';
import type { Floor } from '../../src/bench/baseline.ts';

const compiler = '/node_modules/typescript/';

/**
 * Seven builds, one to compare with: of the default, of both targets, of two after an edit, and of the
 * default with another manifest. Three images serve, the tool runs twice, and one image is searched.
 */
export default async function floor(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const asItWas = join(floor.folder, 'as-it-was');
  await cp(app, asItWas, { recursive: true });
  const edit = async (file: string, before: string, after: string) =>
    writeFile(join(app, file), (await readFile(join(app, file), 'utf8')).replace(before, after));
  const price = Number.parseInt(floor.nonce, 16) % 10_000;
  await edit('src/prices.js', 'bread: 320', `bread: ${price}`);
  const [image, yardstick] = await Promise.all([
    floor.build(app),
    floor.build(asItWas, '--file', join(floor.folder, 'yardstick.Dockerfile')),
  ]);
  await serves(floor, image, `bread ${price} cents`);
  const [shipped, control] = await Promise.all(
    [image, yardstick].map((id) => addedFiles(floor.docker, id)),
  );
  assert(control?.some(({ path }) => path.includes(compiler)));
  for (const { path } of shipped ?? []) {
    assert(!path.includes(compiler));
    assert(!(await readFile(path)).includes('function createTypeChecker('));
  }

  assert.equal(await check(floor, await floor.build(app, '--target', 'dev')), 0);
  const prod = await floor.build(app, '--target', 'prod');
  const layers = async (id: string) => (await floor.docker.getImage(id).inspect()).RootFS.Layers;
  assert.deepEqual(await layers(await floor.build(app)), await layers(prod));

  await edit('src/prices.js', 'cake: 1250', `cake: ${price}`);
  await serves(floor, await floor.build(app), `cake ${price} cents`);
  const dev = await floor.build(app, '--target', 'dev');
  await serves(floor, dev, `cake ${price} cents`);
  assert.equal(await check(floor, dev), 0);
  await edit('package.json', '"1.0.0"', '"1.0.1"');
  await floor.build(app);
}

async function serves(floor: Floor, image: string, line: string): Promise<void> {
  const board = await floor.start(image);
  const toolbox = await floor.toolbox(`container:${board.id}`);
  await toolbox.fetch('http://localhost:8080/', line);
}

async function check(floor: Floor, image: string): Promise<number> {
  const tool = await floor.start(image, { Entrypoint: ['npm'], Cmd: ['run', 'check'] });
  return ((await tool.wait()) as { StatusCode: number }).StatusCode;
}
