import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';
import type { Toolbox } from '../../src/bench/toolbox.ts';

const page = 'http://localhost:8080/';
const picture = `${page}pictures/cake.jpg`;

/** Two images with a page each; one after another with one volume, which keeps the pictures. */
export default async function floor(floor: Floor): Promise<void> {
  const volume = await floor.volume('pictures');
  const put = (site: Toolbox, send: string) => site.fetch(picture, send, { method: 'PUT', send });
  const first = await build(floor, 'pears');
  await open(floor, first, volume, async (site) => {
    await site.fetch(page, 'pears');
    await put(site, `a cake ${floor.nonce}`);
  });
  const second = await build(floor, 'plums');
  await open(floor, second, volume, async (site) => {
    await site.fetch(page, 'plums');
    await site.fetch(picture, `a cake ${floor.nonce}`);
  });
  await open(floor, first, volume, async (site) => {
    await site.fetch(page, 'pears');
    await site.fetch(picture, `a cake ${floor.nonce}`);
    await put(site, `a tart ${floor.nonce}`);
  });
  await open(floor, second, volume, async (site) => {
    await site.fetch(picture, `a tart ${floor.nonce}`);
    await site.fetch(page, 'plums');
  });
}

async function build(floor: Floor, words: string): Promise<string> {
  const folder = join(floor.folder, 'app');
  await writeFile(join(folder, 'site/index.html'), `<h1>${words} ${floor.nonce}</h1>\n`);
  return floor.build(folder);
}

/** A container of an image for as long as `use` takes; removed with its anonymous volumes. */
async function open(
  floor: Floor,
  image: string,
  volume: string,
  use: (site: Toolbox) => Promise<void>,
): Promise<void> {
  const HostConfig = { Binds: [`${volume}:/site/pictures`] };
  const container = await floor.start(image, { HostConfig });
  await use(await floor.toolbox(`container:${container.id}`));
  await container.remove({ force: true, v: true });
}
