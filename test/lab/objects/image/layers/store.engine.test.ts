import { referenceOf } from '../../../../../src/images/catalogue.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LayerFile } from '../../../../../src/lab/objects/image/layers/layer.ts';
import { layersInArchive } from '../../../../../src/lab/objects/image/layers/archive.ts';
import {
  rowsOfLayers,
  type HistoryRow,
} from '../../../../../src/lab/objects/image/layers/history.ts';
import {
  layersInStore,
  type ReadLayer,
} from '../../../../../src/lab/objects/image/layers/store.ts';
import { Workbench } from '../../../../support/containers.ts';

let bench: Workbench;
let keepIn: string;

beforeAll(async () => {
  bench = await Workbench.open();
  keepIn = await mkdtemp(join(tmpdir(), 'dojo-layers-'));
});
afterAll(async () => {
  await rm(keepIn, { recursive: true });
  await bench.close();
});

test('the folders of the engine and `docker save` tell the same of an image', async () => {
  const image = bench.docker.getImage(referenceOf('docker-dojo/toolbox'));
  const info = await image.inspect();
  const layers = info.RootFS.Layers?.length ?? 0;
  const rows = rowsOfLayers((await image.history()) as HistoryRow[], layers);
  // The two on top: what apt-get installed, and one copied file.
  const base = layers - 2;
  const saved = await layersInArchive(bench.docker, info, { base, keepIn });
  // Where this process cannot read the folders there is nothing to compare.
  const stored = (await layersInStore(info, base, rows)) ?? saved;
  expect(sorted(saved.at(-2)?.files)).toContain('usr/bin/curl file');
  expect(sorted(saved.at(-1)?.files)).toContain('usr/local/bin/agent file');
  expect(stored.map(({ files }) => sorted(files))).toEqual(saved.map(({ files }) => sorted(files)));
  expect(stored.map(({ files }) => weight(files))).toEqual(saved.map(({ files }) => weight(files)));
  expect(await read(stored.at(-1))).toEqual(await read(saved.at(-1)));
  expect((await read(saved.at(-2))).length).toBeGreaterThan(10);
});

test('folders that do not add up to what the engine says are not believed', async () => {
  const info = await bench.docker.getImage(referenceOf('docker-dojo/toolbox')).inspect();
  const rows = (info.RootFS.Layers ?? []).map(() => ({ bytes: 1 }));
  expect(await layersInStore(info, 0, rows)).toBeNull();
});

function sorted(files: LayerFile[] = []): string[] {
  return files.map(({ path, type }) => `${path} ${type}`).sort();
}

function weight(files: LayerFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function read(layer: ReadLayer | undefined): Promise<string[]> {
  const contents: string[] = [];
  if (layer)
    for await (const { path, read: readIt } of layer.contents())
      contents.push(`${path} ${(await readIt()).toString('base64')}`);
  return contents.sort();
}
