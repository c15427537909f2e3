import assert from 'node:assert/strict';
import { join } from 'node:path';
import type Docker from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';
import { readLog } from '../../src/engine/log-stream.ts';
import { waitFor } from '../../src/system/wait-for.ts';

const page = 'http://localhost:8080/';

/** A build and two containers: one is stopped with an order in hand, the other as soon as it is open. */
export default async function run(floor: Floor): Promise<void> {
  const image = await floor.build(join(floor.folder, 'app'));
  const oven = await floor.start(image, { Env: [`WORD=${floor.nonce}`] });
  const toolbox = await floor.toolbox(`container:${oven.id}`);
  await toolbox.fetch(page, floor.nonce);
  const order = `cake for ${floor.nonce}`;
  const answer = toolbox.fetch(page, `oven: ${order}`, { method: 'POST', send: order });
  await printed(oven, 'baking');
  await stop(oven);
  await answer;
  assert((await logOf(oven)).trimEnd().endsWith(`drained after ${order}`));

  const another = await floor.start(image);
  await printed(another, 'open');
  await stop(another);
}

async function stop(container: Docker.Container): Promise<void> {
  await container.stop({ t: 5 });
  assert.equal((await container.inspect()).State.ExitCode, 0);
}

async function printed(container: Docker.Container, text: string): Promise<void> {
  const look = async () => (await logOf(container)).includes(text) || undefined;
  assert(await waitFor(look, { withinMs: 15_000, everyMs: 50 }), `${text} was never printed`);
}

async function logOf(container: Docker.Container): Promise<string> {
  return readLog(await container.logs({ stdout: true, stderr: true, tail: 1000 }));
}
