import assert from 'node:assert/strict';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';
import { Mirror } from '../../src/lab/objects/mirror/mirror.ts';

/** Three builds with a package source that moves on after the first; what is in the layers is listed. */
export default async function floor(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const till = floor.name('till');
  const mirror = await Mirror.start(floor.run, ['scales', till]);
  const words = Object.entries(mirror.args).map(([name, value]) => `--build-arg=${name}=${value}`);
  const runs = async (image: string, page: string, text: string) => {
    const container = await floor.start(image);
    const toolbox = await floor.toolbox(`container:${container.id}`);
    await toolbox.fetch(`http://localhost:8080/${page}`, text);
    return toolbox;
  };

  await runs(await floor.build(app, ...words), 'scales', mirror.says('scales'));
  await mirror.moveOn();
  await appendFile(join(app, 'packages.txt'), `${till}\n`);
  const toolbox = await runs(await floor.build(app, ...words), till, mirror.says(till));
  await toolbox.fetch('http://localhost:8080/scales', mirror.says('scales'));

  const asked = await mirror.requests();
  const server = join(app, 'server.js');
  await writeFile(server, (await readFile(server, 'utf8')).replace('seven to seven', floor.nonce));
  const image = await floor.build(app, ...words);
  await runs(image, '', floor.nonce);
  assert.deepEqual(await mirror.requests(), asked);
  const list = "find / -xdev -name '*_Packages*'";
  const container = await floor.start(image, { Cmd: ['sleep', '300'] });
  assert.equal(await floor.exec(container, 'sh', '-c', list), '');
}
