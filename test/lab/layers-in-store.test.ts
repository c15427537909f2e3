import { referenceOf } from '../../src/images/catalogue.ts';
import type { LayerFile } from '../../src/lab/layers/layer.ts';
import { filesInArchive } from '../../src/lab/layers/archive.ts';
import { rowsOfLayers, type HistoryRow } from '../../src/lab/layers/history.ts';
import { filesInStore } from '../../src/lab/layers/store.ts';
import { Workbench } from '../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

test('the folders of the engine and `docker save` tell the same of an image', async () => {
  const image = bench.docker.getImage(referenceOf('docker-dojo/toolbox'));
  const info = await image.inspect();
  const layers = info.RootFS.Layers?.length ?? 0;
  const rows = rowsOfLayers((await image.history()) as HistoryRow[], layers);
  // The two on top: what apt-get installed, and one copied file.
  const base = layers - 2;
  const saved = await filesInArchive(bench.docker, info, base, rows);
  // Where this process cannot read the folders there is nothing to compare.
  const stored = (await filesInStore(info, base, rows)) ?? saved;
  expect(sorted(saved.at(-2))).toContain('usr/bin/curl file');
  expect(sorted(saved.at(-1))).toContain('usr/local/bin/agent file');
  expect(stored.map(sorted)).toEqual(saved.map(sorted));
  expect(stored.map(weight)).toEqual(saved.map(weight));
});

test('folders that do not add up to what the engine says are not believed', async () => {
  const info = await bench.docker.getImage(referenceOf('docker-dojo/toolbox')).inspect();
  const rows = (info.RootFS.Layers ?? []).map(() => ({ bytes: 1 }));
  expect(await filesInStore(info, 0, rows)).toBeNull();
});

function sorted(files: LayerFile[] = []): string[] {
  return files.map(({ path, type }) => `${path} ${type}`).sort();
}

function weight(files: LayerFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
