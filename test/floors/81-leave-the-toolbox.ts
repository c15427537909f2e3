import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addedFiles, weigh } from '../../src/bench/added-files.ts';
import type { Floor } from '../../src/bench/baseline.ts';

/**
 * Two builds, that of the answer with sources which nobody has seen before; its image is run and
 * asked, and what is in the layers of both is read and weighed.
 */
export default async function floor(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const asItWas = join(floor.folder, 'as-it-was');
  await cp(app, asItWas, { recursive: true });
  await edit(join(app, 'src/orders.ts'), 'ready', `ready at counter ${floor.nonce}`);
  await edit(join(app, 'src/server.ts'), '\\n`', `, says ${floor.nonce}\\n\``);
  const [image, workshop] = await Promise.all([
    floor.build(app),
    floor.build(asItWas, '--file', join(floor.folder, 'workshop.Dockerfile')),
  ]);
  const orderDesk = await floor.start(image, { Env: [`CUSTOMER=${floor.nonce}`] });
  const toolbox = await floor.toolbox(`container:${orderDesk.id}`);
  const answer = `for ${floor.nonce}, ready at counter ${floor.nonce} in 45 minutes, says ${floor.nonce}`;
  await toolbox.fetch('http://localhost:8080/', answer);

  const [shipped, control] = await Promise.all(
    [image, workshop].map((id) => addedFiles(floor.docker, id)),
  );
  assert(shipped && control);
  assert(control.some(({ path }) => path.includes('/node_modules/typescript/')));
  assert(!shipped.some(({ path }) => path.includes('/node_modules/typescript/')));
  assert(weigh(shipped) * 5 < weigh(control));
  const compiler = control.filter(({ path }) => path.includes('/node_modules/typescript/'));
  const known = new Set(await Promise.all(compiler.map(hashOf)));
  for (const file of shipped) {
    assert(!known.has(await hashOf(file)));
    assert(!(await readFile(file.path)).includes('type TicketNumber'));
  }
}

async function hashOf({ path }: { path: string }): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

async function edit(path: string, before: string, after: string): Promise<void> {
  await writeFile(path, (await readFile(path, 'utf8')).replace(before, after));
}
