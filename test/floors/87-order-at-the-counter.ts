import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContainerCreateOptions } from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';
import { readLog } from '../../src/engine/log-stream.ts';

/** A build, and six containers that run to their end: what they print, and how the last one ends. */
export default async function run(floor: Floor): Promise<void> {
  const program = join(floor.folder, 'app/label.js');
  const js = await readFile(program, 'utf8');
  await writeFile(program, js.replace('Corner Shop', floor.nonce));
  const image = await floor.build(join(floor.folder, 'app'));

  const label = (...lines: string[]) =>
    `${floor.nonce}, lines: ${lines.length}\n${lines.map((line) => `[${line}]\n`).join('')}`;
  assert.deepEqual(await outcome(floor, image), { code: 0, log: label('bread') });
  for (const Cmd of [
    ['2', `red apples ${floor.nonce}`],
    ['$HOME *', '', '--help', "Ada's"],
    ['date', 'sh'],
  ])
    assert.deepEqual(await outcome(floor, image, { Cmd }), { code: 0, log: label(...Cmd) });
  const another = { Entrypoint: 'node', Cmd: ['-p', '11 * 13'] };
  assert.deepEqual(await outcome(floor, image, another), { code: 0, log: '143\n' });
  const tooLong = Array.from({ length: 12 }, (_, n) => `line ${n + 1} has no room on the label`);
  assert.equal((await outcome(floor, image, { Cmd: [...tooLong, 'bread'] })).code, 12);
}

async function outcome(floor: Floor, image: string, options: ContainerCreateOptions = {}) {
  const container = await floor.start(image, options);
  const { StatusCode: code } = (await container.wait()) as { StatusCode: number };
  return { code, log: readLog(await container.logs({ stdout: true, stderr: true })) };
}
