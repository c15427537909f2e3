import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';
import { referenceOf } from '../../src/images/catalogue.ts';

/** Builds after six edits: three give the same image, and two another one. The first is searched. */
export default async function run(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const put = async (file: string, text: string) => {
    await mkdir(dirname(join(app, file)), { recursive: true });
    await writeFile(join(app, file), text);
  };
  const secret = floor.name('secret');
  for (const file of ['.env', 'src/.env', 'deploy/shop.pem', 'till/.env', 'src/a/b/c.pem'])
    await put(file, secret);
  await put('docs/menu.md', `soup ${floor.nonce}`);
  const image = await floor.build(app);
  await shows(floor, image, 'menu', `soup ${floor.nonce}`);
  await shows(floor, image, 'settings', 'PAYMENT_KEY');
  const told = await search(floor, image);
  assert(told.includes('PAYMENT_KEY') && !told.includes(secret));

  for (const note of ['README.md', 'docs/plan.md', '.git/HEAD']) {
    await put(note, floor.nonce);
    assert.equal(await floor.build(app), image);
  }
  await put('src/price.js', `export const price = '${floor.nonce}';\n`);
  await shows(floor, await floor.build(app), '', floor.nonce);
  await put('docs/menu.md', `stew ${floor.nonce}`);
  await shows(floor, await floor.build(app), 'menu', `stew ${floor.nonce}`);
}

async function shows(floor: Floor, image: string, page: string, word: string): Promise<void> {
  const { id } = await floor.start(image);
  const toolbox = await floor.toolbox(`container:${id}`);
  await toolbox.fetch(`http://localhost:8080/${page}`, word);
}

/** The history, the config, and each file above the base of an image, as one text. */
async function search(floor: Floor, id: string): Promise<string> {
  const image = floor.docker.getImage(id);
  const told = JSON.stringify([await image.inspect(), await image.history()]);
  const base = await foldersOf(floor, referenceOf('docker-dojo/node-offline'));
  const folders = (await foldersOf(floor, id)).filter((folder) => !base.includes(folder));
  const files = (await Promise.all(folders.map(filesIn))).flat();
  const contents = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return [told, ...contents].join('\n');
}

/** Where the engine keeps the layers of an image. */
async function foldersOf(floor: Floor, image: string): Promise<string[]> {
  const { GraphDriver: store } = await floor.docker.getImage(image).inspect();
  const { UpperDir: top = '', LowerDir: below = '' } = store.Data as Record<string, string>;
  return [top, ...below.split(':')];
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name));
}
