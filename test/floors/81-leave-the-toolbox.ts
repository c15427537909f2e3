import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { referenceOf } from '../../src/images/catalogue.ts';
import type { Floor } from '../../src/bench/floor.ts';

/** Two builds; one image is run and asked, and the files in the layers of both are weighed. */
export default async function floor(floor: Floor): Promise<void> {
  const app = join(floor.folder, 'app');
  const [image, workshop] = await Promise.all([
    floor.build(app),
    floor.build(app, '--file', join(floor.folder, 'workshop.Dockerfile')),
  ]);
  const orderDesk = await floor.start(image, { Env: [`CUSTOMER=${floor.nonce}`] });
  const toolbox = await floor.toolbox(`container:${orderDesk.id}`);
  await toolbox.fetch('http://localhost:8080/', `for ${floor.nonce}, ready in 45 minutes`);

  const base = await foldersOf(floor, referenceOf('docker-dojo/node-offline'));
  const [shipped, control] = await Promise.all(
    [image, workshop].map(async (id) => {
      const added = (await foldersOf(floor, id)).filter((folder) => !base.includes(folder));
      return (await Promise.all(added.map(filesIn))).flat();
    }),
  );
  assert(shipped && control);
  assert(control.some(({ path }) => path.includes('/node_modules/typescript/')));
  assert(!shipped.some(({ path }) => path.includes('/node_modules/typescript/')));
  assert(weigh(shipped) * 5 < weigh(control));
}

/** Where the engine keeps the layers of an image. */
async function foldersOf(floor: Floor, image: string): Promise<string[]> {
  const { GraphDriver: store } = await floor.docker.getImage(image).inspect();
  const { UpperDir: top = '', LowerDir: below = '' } = store.Data as Record<string, string>;
  return [top, ...below.split(':')];
}

async function filesIn(folder: string): Promise<{ path: string; bytes: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { path, bytes: (await stat(path)).size };
    }),
  );
}

function weigh(files: { bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
