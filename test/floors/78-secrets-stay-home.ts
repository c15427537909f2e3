import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addedFiles } from '../../src/bench/added-files.ts';
import type { Floor } from '../../src/bench/baseline.ts';

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
  const files = await addedFiles(floor.docker, id);
  const contents = await Promise.all(files.map(({ path }) => readFile(path, 'utf8')));
  return [told, ...contents].join('\n');
}
