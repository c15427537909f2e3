import { filesOfImage } from '../../../../src/lab/objects/image/files.ts';
import { build } from '../../../../src/lab/objects/builder/build.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let image: string;

beforeAll(async () => {
  bench = await Workbench.open();
  const lines = [
    'FROM node:24-trixie-slim',
    'RUN mkdir -p /goods/shelf && echo jam > /goods/shelf/jam && chown 1000 /goods/shelf/jam',
    'RUN ln -s shelf /goods/near && ln -s /goods /elsewhere',
    'CMD ["sh", "-c", "chown -R 7 /goods"]',
  ];
  writeFileSync(join(bench.context, 'Dockerfile'), lines.join('\n'));
  const built = await build(bench.run, { context: bench.context });
  if (!built.ok) throw built.fault;
  image = built.imageId;
});
afterAll(() => bench.close());

const seen = async (folder: string) =>
  (await filesOfImage(bench.run, image, folder))
    ?.map(({ path, type, uid, content }) => [path, type, uid, String(content)])
    .sort();

const goods = [
  ['.', 'folder', 0, ''],
  ['near', 'other', 0, ''],
  ['shelf', 'folder', 0, ''],
  ['shelf/jam', 'file', 1000, 'jam\n'],
];

test('files and folders with their owners and contents, before anything has run', async () => {
  expect(await seen('/goods')).toEqual(goods);
});

test('a link to the folder is followed', async () => {
  expect(await seen('/elsewhere')).toEqual(goods);
});

test.each(['/nowhere', '/goods/shelf/jam'])('%s is no folder', async (path) => {
  expect(await filesOfImage(bench.run, image, path)).toBeNull();
});

test('no container is left', async () => {
  const filters = { label: [`dojo.run=${bench.run.id}`] };
  expect(await bench.docker.listContainers({ all: true, filters })).toEqual([]);
});
