import { nothing } from '../../../../../src/lab/objects/image/layers/archive.ts';
import type { Layer } from '../../../../../src/lab/objects/image/layers/layer.ts';
import { findInLayers } from '../../../../../src/lab/objects/image/layers/find.ts';
import { rowsOfLayers } from '../../../../../src/lab/objects/image/layers/history.ts';

function layer(createdBy: string, paths: string[]): Layer {
  const files = paths.map((path) => ({ path, bytes: 10, type: 'file' as const }));
  const bytes = 10 * paths.length;
  const { contents } = nothing;
  return { diffId: createdBy, createdBy, fromBase: false, files, bytes, contents };
}

function found(layers: Layer[], patterns: string[]): string[] {
  return findInLayers(layers, patterns).flatMap(({ files }) => files.map(({ path }) => path));
}

test('the last pattern that fits a path counts', () => {
  const copied = layer('COPY', ['app/a.ts', 'app/a.d.ts', 'app/node_modules/x/b.ts', 'c.ts']);
  const patterns = ['**/*.ts', '!**/*.d.ts', '!**/node_modules/**'];
  expect(found([copied], patterns)).toEqual(['app/a.ts', 'c.ts']);
});

test('a name that begins with a dot is one like any other', () => {
  expect(found([layer('COPY', ['app/.old/a.ts', '.env'])], ['**/*.ts', '**/.env'])).toHaveLength(2);
});

test('the mark that hides a file is not the file', () => {
  expect(found([layer('RUN rm', ['app/.wh.a.ts'])], ['**/*.ts'])).toEqual([]);
});

test.each([
  ['the file', ['app/src/.wh.a.ts']],
  ['its folder', ['app/.wh.src']],
])('a layer that removes %s hides it', (_, marks) => {
  const layers = [layer('COPY', ['app/src/a.ts']), layer('RUN rm', marks)];
  expect(findInLayers(layers, ['**/*.ts'])[0]?.hiddenBy?.createdBy).toBe('RUN rm');
});

test('a layer that removes only some of the files, or an earlier one, hides nothing', () => {
  const removal = layer('RUN rm', ['app/.wh.a.ts']);
  const both = [removal, layer('COPY', ['app/a.ts', 'app/b.ts']), removal];
  expect(findInLayers(both, ['**/*.ts'])[0]?.hiddenBy).toBeUndefined();
});

test('the rows of a history are matched with the layers from the end', () => {
  const history = [
    { CreatedBy: 'CMD ["node"]', Size: 0 },
    { CreatedBy: 'RUN |1 V=2 /bin/sh -c npm  ci # buildkit', Size: 7 },
    { CreatedBy: 'WORKDIR /app', Size: 0 },
    { CreatedBy: '', Size: 5 },
  ];
  expect(rowsOfLayers(history, 4)).toEqual([
    { createdBy: '', bytes: 0 },
    { createdBy: '', bytes: 5 },
    { createdBy: 'WORKDIR /app', bytes: 0 },
    { createdBy: 'RUN npm ci', bytes: 7 },
  ]);
});
