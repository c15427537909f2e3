import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Docker from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';
import { readLog } from '../../src/engine/log-stream.ts';
import { waitFor } from '../../src/system/wait-for.ts';

/** A server that the engine starts again three times, and not when it is stopped; a program beside it that ends. */
export default async function floor(floor: Floor): Promise<void> {
  const [host, shop, stocktaking] = await Promise.all([
    floor.toolbox('host'),
    start(floor, 'shop.js', { RestartPolicy: { Name: 'unless-stopped' }, PublishAllPorts: true }),
    start(floor, 'stocktaking.js', {}),
  ]);
  await host.fetch(`http://127.0.0.1:${await portOf(shop)}/`, `${floor.nonce}, opening 1`);
  for (const opening of [2, 3, 4]) {
    await host.ask(`curl -s http://127.0.0.1:${await portOf(shop)}/crash || true`);
    const isBack = async () => {
      const page = `http://127.0.0.1:${(await portOf(shop)) ?? '1'}/`;
      return (
        (await host.ask(`curl -s ${page} || true`)).includes(`opening ${opening}`) || undefined
      );
    };
    assert(await waitFor(isBack, { withinMs: 30_000, everyMs: 50 }));
  }
  assert.equal((await shop.inspect()).RestartCount, 3);
  await shop.stop({ t: 1 });
  const runs = async () => (await shop.inspect()).State.Running || undefined;
  assert(!(await waitFor(runs, { withinMs: 3000, everyMs: 100 })));
  assert.equal((await stocktaking.inspect()).State.Status, 'exited');
  const log = readLog(await stocktaking.logs({ stdout: true, stderr: true }));
  assert.equal(log.trim(), `${floor.nonce}: everything is counted`);
}

async function start(floor: Floor, program: string, HostConfig: object) {
  const container = await floor.create('node:24-trixie-slim', {
    Env: [`WORD=${floor.nonce}`],
    Cmd: ['node', `/app/${program}`],
    ExposedPorts: { '8080/tcp': {} },
    HostConfig,
  });
  const text = await readFile(join(floor.folder, 'app', program), 'utf8');
  await floor.put(container, `app/${program}`, text);
  await container.start();
  return container;
}

async function portOf(shop: Docker.Container): Promise<string | undefined> {
  const { NetworkSettings: settings } = await shop.inspect();
  return settings.Ports['8080/tcp']?.[0]?.HostPort;
}
