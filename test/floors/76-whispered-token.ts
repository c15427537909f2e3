import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addedFiles } from '../../src/bench/added-files.ts';
import type { Floor } from '../../src/bench/baseline.ts';

/** Three builds: with a secret, without one, with another one. The first one’s image is searched. */
export default async function run(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const prices = `bread ${floor.nonce}\n`;
  await writeFile(join(app, 'prices.txt'), prices);
  const [token, next] = [randomBytes(20).toString('hex'), randomBytes(20).toString('hex')];
  const given = async (word: string): Promise<string[]> => {
    await writeFile(join(floor.folder, word), word);
    return [
      '--secret',
      `id=token,src=${join(floor.folder, word)}`,
      '--build-arg',
      `TOKEN=${token}`,
    ];
  };
  const image = await floor.build(app, ...(await given(token)));
  await shows(floor, image, seal(prices, token));
  assert.equal(await search(floor, image, seal(prices, token)), true);
  assert.equal(await search(floor, image, token), false);
  await assert.rejects(floor.build(app, '--no-cache', '--build-arg', `TOKEN=${token}`));
  const another = await floor.build(app, '--no-cache', ...(await given(next)));
  await shows(floor, another, seal(prices, next));
}

function seal(prices: string, token: string): string {
  return createHmac('sha256', token).update(prices).digest('hex');
}

async function shows(floor: Floor, image: string, word: string): Promise<void> {
  const { id } = await floor.start(image);
  const toolbox = await floor.toolbox(`container:${id}`);
  await toolbox.fetch('http://localhost:8080/', word);
}

/** True when a text is in the history, the config, or a file above the base of an image. */
async function search(floor: Floor, id: string, text: string): Promise<boolean> {
  const image = floor.docker.getImage(id);
  const told = JSON.stringify([await image.inspect(), await image.history()]);
  const files = await addedFiles(floor.docker, id);
  const contents = await Promise.all(files.map(({ path }) => readFile(path)));
  return told.includes(text) || contents.some((content) => content.includes(text));
}
