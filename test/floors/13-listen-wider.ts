import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Floor } from '../../src/bench/baseline.ts';

/** A build with a greeting of its own; its container is asked from within and by a neighbour, twice. */
export default async function run(floor: Floor): Promise<void> {
  const server = join(floor.folder, 'app/server.js');
  const greeting = floor.name('Good morning from counter');
  const js = await readFile(server, 'utf8');
  await writeFile(server, js.replace('Good morning', greeting));
  const body = `${greeting}! The word of the day is ${floor.nonce}.`;

  const image = await floor.build(join(floor.folder, 'app'));
  const neighbour = await floor.toolbox('bridge');
  const shop = await floor.start(image, {
    Env: [`WORD=${floor.nonce}`],
    HostConfig: { PortBindings: { '8080/tcp': [{ HostPort: '' }] } },
  });
  for (const again of [false, true]) {
    if (again) await shop.restart({ t: 0 });
    const within = await floor.toolbox(`container:${shop.id}`);
    await within.fetch('http://127.0.0.1:8080/', body);
    const { NetworkSettings: settings } = await shop.inspect();
    await neighbour.fetch(`http://${settings.Networks['bridge']?.IPAddress}:8080/`, body);
  }
}
