import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import type { Floor } from '../../src/bench/baseline.ts';
import { deepBelow, leftByNpm, somewhereBelow } from '../../src/lab/fixtures/node-modules.ts';

const old = ['.', 'src', 'src/modules', 'tools', 'tools/labels'];
const below = ['src', 'src/modules', 'tools', 'tools/labels', 'stock'];

/** What a build context sends, listed by a build; and an image from it that is run and asked. */
export default async function run(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const programs = [...old, ...below.map(somewhereBelow), ...below.map(deepBelow)];
  for (const file of leftByNpm(programs, { with: floor.name('scanner') }))
    await write(app, file, 'old');
  await write(app, 'src/modules/prices.js', `export const offer = 'bread, ${floor.nonce}';\n`);

  const list = join(floor.folder, 'list.Dockerfile');
  await writeFile(list, 'FROM scratch\nCOPY . /\n');
  const files = join(floor.folder, 'files.tar');
  await floor.build(app, '--file', list, '--output', `type=tar,dest=${files}`);
  const sent = (await execa('tar', ['-tf', files])).stdout.split('\n');
  assert(sent.includes('tools/labels/label.js') && sent.includes('src/modules/prices.js'));
  assert(!sent.some((path) => path.includes('node_modules')));

  const web = await floor.start(await floor.build(app));
  const toolbox = await floor.toolbox(`container:${web.id}`);
  await toolbox.fetch('http://localhost:8080/', floor.nonce);
}

async function write(folder: string, file: string, content: string): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
