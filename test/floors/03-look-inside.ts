import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';

const lists = { bread: '/srv/bread.txt', fish: '/srv/fresh/fish.txt', fruit: '/srv/fruit.txt' };

/** Three stalls of one image that is built for this run, asked from within; after a restart each alone. */
export default async function run(floor: Floor): Promise<void> {
  const folder = join(floor.folder, 'app');
  for (const stall of Object.keys(lists)) {
    const list = join(folder, `${stall}.txt`);
    await writeFile(list, `${stall} ${floor.nonce}\n${await readFile(list, 'utf8')}`);
  }
  const image = await floor.build(folder);

  const stalls = await Promise.all(
    Object.entries(lists).map(async ([name, list]) => ({
      body: `Ada sells ${name} ${floor.nonce}`,
      stall: await floor.start(image, { Env: ['KEEPER=Ada', `LIST=${list}`] }),
    })),
  );
  const ask = async ({ stall, body }: (typeof stalls)[number]) => {
    const within = await floor.toolbox(`container:${stall.id}`);
    await within.fetch('http://localhost:8080/', body);
  };
  for (const one of stalls) await ask(one);
  await Promise.all(stalls.map(({ stall }) => stall.restart({ t: 0 })));
  for (const one of stalls) {
    const others = stalls.filter((other) => other !== one);
    await Promise.all(others.map(({ stall }) => stall.pause()));
    await ask(one);
    await Promise.all(others.map(({ stall }) => stall.unpause()));
  }
}
