import assert from 'node:assert/strict';
import { join } from 'node:path';
import type Docker from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';
import { waitFor } from '../../src/system/wait-for.ts';

const page = 'http://localhost:8080/';

/** Two containers of one image: one is well, the other turns as its program does, as the engine tells. */
export default async function floor(floor: Floor): Promise<void> {
  const image = await floor.build(join(floor.folder, 'app'));
  const start = (oven: string) =>
    floor.start(image, { Env: [`SHOP=${floor.nonce}`, `WARM_UP=${oven}`] });
  const well = await start('0');
  await (await floor.toolbox(`container:${well.id}`)).fetch(page, 'the oven is warm');
  await turned(well, 'healthy');
  const bakery = await start('3600');
  const toolbox = await floor.toolbox(`container:${bakery.id}`);
  await waitFor(async () => (await healthOf(bakery))?.FailingStreak || undefined, {
    withinMs: 30_000,
  });
  for (const [change, health] of [
    ['mend', 'healthy'],
    ['break', 'unhealthy'],
    ['mend', 'healthy'],
    ['hang', 'unhealthy'],
  ] as const) {
    await toolbox.fetch(`${page}${change}`, 'now');
    await turned(bakery, health);
    assert.equal((await healthOf(well))?.Status, 'healthy');
  }
}

async function turned(container: Docker.Container, health: string): Promise<void> {
  const isSo = async () => (await healthOf(container))?.Status === health || undefined;
  assert(await waitFor(isSo, { withinMs: 30_000, everyMs: 100 }), `it is not ${health}`);
}

async function healthOf(container: Docker.Container) {
  return (await container.inspect()).State.Health;
}
