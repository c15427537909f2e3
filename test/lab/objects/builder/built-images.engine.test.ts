import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Images } from '../../../../src/lab/objects/builder/built-images.ts';
import { Toolboxes } from '../../../../src/lab/probes/toolboxes.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let images: Images;
let folder: string;

beforeAll(async () => {
  bench = await Workbench.open();
  images = new Images(bench.run, new Toolboxes(bench.run));
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-kata-'));
  const dockerfile = [
    ...['FROM debian:trixie-slim AS dev', 'ENTRYPOINT ["echo", "dev"]', 'CMD ["works"]'],
    ...['FROM dev', 'CMD ["serves"]'],
  ];
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app/Dockerfile'), dockerfile.join('\n'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await bench.close();
});

const buildOnce = (target?: string) => images.buildOnce(folder, 'app', target ? { target } : {});

test('each target is built once, and has a name of its own', async () => {
  const image = await buildOnce();
  const dev = await buildOnce('dev');
  expect([image.name, dev.name]).toEqual(['app', 'app-dev']);
  expect((await dev.inspect()).Config.Cmd).toEqual(['works']);
  expect((await image.inspect()).Config.Cmd).toEqual(['serves']);
  expect(await buildOnce('dev')).toBe(dev);
  expect(await buildOnce()).toBe(image);
});

test('a target that is not there is told as somebody types it', async () => {
  const result = await images.tryBuild(folder, 'app', { target: 'prod' });
  if (result.ok) throw new Error('it was built');
  expect(result.fault.finding.ran).toBe('docker build --target prod app');
  expect(result.fault.finding.got).toContain('"prod" could not be found');
});

test('an image is run with another entrypoint, and none of its own commands', async () => {
  const container = await (await buildOnce()).run({ entrypoint: ['echo', 'other'] });
  expect(await container.ended()).toBe(0);
  expect(await container.logs()).toBe('other\n');
});
