import assert from 'node:assert/strict';
import { cp, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';
import type { Toolbox } from '../../src/bench/toolbox.ts';

const page = 'http://localhost:8080/';

/** An image with its packages, and the source from the host: edits are served, and the host stays as it is. */
export default async function floor(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const project = join(floor.folder, 'project');
  const source = join(project, 'src');
  const text = `A new sign ${floor.nonce}`;
  await writeFile(join(app, 'src/page.html'), `${text} in {172800000}`);
  await cp(app, project, { recursive: true });
  const before = await readdir(project, { recursive: true });
  const image = await floor.build(app);
  const options = { HostConfig: { Binds: [`${source}:/app/src`] } };

  const first = await floor.start(image, options);
  const shop = await floor.toolbox(`container:${first.id}`);
  await shop.fetch(page, `${text} in 2 days`);
  await edit(source, [shop]);
  await first.restart({ t: 0 });
  const second = await floor.start(image, options);
  const both = [first, second].map(({ id }) => floor.toolbox(`container:${id}`));
  await edit(source, await Promise.all(both));
  assert.deepEqual(await readdir(project, { recursive: true }), before);
}

/** Replaces the page several times, as editors do; each shop shows it each time. */
async function edit(source: string, shops: Toolbox[]): Promise<void> {
  for (const shop of shops)
    for (const what of ['apples', 'pears', 'plums', 'leeks', 'peas']) {
      await writeFile(join(source, 'page.html~'), `No ${what}`);
      await rename(join(source, 'page.html~'), join(source, 'page.html'));
      await shop.fetch(page, `No ${what}`);
    }
}
