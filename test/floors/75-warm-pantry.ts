import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';
import { Mirror } from '../../src/lab/objects/mirror/mirror.ts';

/** Three builds, each with a package more: what the package source has given out, and what each image has. */
export default async function floor(floor: Floor): Promise<void> {
  const [till, purse] = [floor.name('till'), floor.name('purse')];
  const mirror = await Mirror.start(floor.run, ['scales', till, purse]);

  await shows(floor, await build(floor, mirror, []), mirror, ['scales']);
  await mirror.changeAddress();
  const second = await build(floor, mirror, [till]);
  await shows(floor, second, mirror, ['scales', till]);
  const packages = (await mirror.requests()).filter(({ file }) => file.endsWith('.deb'));
  assert.equal(packages.length, 2);
  const container = await floor.start(second, { Cmd: ['sleep', '300'] });
  assert.equal(await floor.exec(container, 'find', '/', '-xdev', '-name', '*.deb'), '');

  await mirror.moveOn();
  const names = ['scales', till, purse];
  await shows(floor, await build(floor, mirror, [purse]), mirror, names);
}

/** Builds the image with more packages on its list. */
async function build(floor: Floor, mirror: Mirror, more: string[]): Promise<string> {
  const app = join(floor.folder, 'app');
  const list = join(app, 'packages.txt');
  const lines = more.map((name) => `${name}\n`).join('');
  await writeFile(list, `${lines}${await readFile(list, 'utf8')}`);
  const args = { ...mirror.args, BUILDKIT_CACHE_MOUNT_NS: floor.run.id };
  const words = Object.entries(args).map(([name, value]) => `--build-arg=${name}=${value}`);
  return floor.build(app, ...words);
}

async function shows(floor: Floor, image: string, mirror: Mirror, names: string[]): Promise<void> {
  const container = await floor.start(image);
  const toolbox = await floor.toolbox(`container:${container.id}`);
  for (const name of names) await toolbox.fetch(`http://localhost:8080/${name}`, mirror.says(name));
}
