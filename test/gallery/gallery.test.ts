import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeGallery } from '../../src/gallery/gallery.ts';
import { scenes } from '../../src/gallery/scenes.ts';
import { loadKatas } from '../../src/katas/load.ts';
import { describeWithBrowser } from '../support/browser.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gallery-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every scene has a name of its own, and a kata', () => {
  const numbers = loadKatas().map(({ number }) => number);
  expect(new Set(scenes.map(({ name }) => name)).size).toBe(scenes.length);
  expect(scenes.filter(({ kata }) => !numbers.includes(kata))).toEqual([]);
});

test('a folder with something else in it is left as it is, and a file is no folder', async () => {
  writeFileSync(join(folder, 'index.html'), 'mine');
  await expect(writeGallery(folder, [])).rejects.toThrow(/something other than a gallery/);
  const file = join(folder, 'index.html');
  await expect(writeGallery(file, [])).rejects.toThrow(/could not be made/);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

describeWithBrowser('in a browser', () => {
  test('a picture a scene, and a page with all of them; the second time over the first', async () => {
    const [here, set] = [process.cwd(), process.env['DOJO_KATAS']];
    const some = scenes.filter(({ name }) => ['red', 'map', 'not-live'].includes(name));
    const seen: string[] = [];
    const index = await writeGallery(folder, some, ({ name }) => seen.push(name));
    expect(seen).toEqual(some.map(({ name }) => name));
    const files = ['index.html', 'map.png', 'not-live.png', 'red.png'];
    expect(readdirSync(folder)).toEqual(files);
    for (const file of files) expect(statSync(join(folder, file)).size).toBeGreaterThan(1000);
    expect(readFileSync(index, 'utf8').match(/<img /g)).toHaveLength(3);
    expect([process.cwd(), process.env['DOJO_KATAS']]).toEqual([here, set]);
    await writeGallery(folder, some.slice(0, 1));
    expect(readFileSync(index, 'utf8').match(/<img /g)).toHaveLength(1);
  });
});
