import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dojoPackage, shrinkwrap, solutionsPackage } from '../../src/packing/manifests.ts';
import { toJavaScriptNames } from '../../src/packing/stage.ts';
import { checkout } from '../../src/system/own-package.ts';

type Json = Record<string, unknown>;
const read = (path: string) => JSON.parse(readFileSync(join(checkout, path), 'utf8')) as Json;
const own = read('package.json');

test('the package is public, and needs nothing for development', () => {
  const packed = dojoPackage(own);
  for (const field of ['private', 'scripts', 'imports', 'devDependencies', 'overrides'])
    expect(packed).not.toHaveProperty(field);
  expect(packed).toMatchObject({
    name: 'docker-dojo',
    license: 'MIT',
    bin: { dojo: 'bin/dojo.mjs', 'docker-dojo': 'bin/dojo.mjs' },
    publishConfig: { provenance: true },
    dependencies: { ...(own['dependencies'] as Json), ...(own['overrides'] as Json) },
  });
});

test('what it locks is what the repository locks, but for development', () => {
  const lock = read('package-lock.json');
  const packed = shrinkwrap(lock, dojoPackage(own))['packages'] as Record<string, Json>;
  const all = lock['packages'] as Record<string, Json>;
  const { '': root, ...others } = packed;
  expect(root).toMatchObject({ dependencies: dojoPackage(own)['dependencies'] });
  expect(root).not.toHaveProperty('devDependencies');
  expect(others).toHaveProperty(
    ['node_modules/testcontainers'],
    all['node_modules/testcontainers'],
  );
  expect(others).not.toHaveProperty(['node_modules/typescript']);
  expect(Object.values(others).filter(({ dev }) => dev === true)).toEqual([]);
});

test('the answers have the dojo’s version', () => {
  expect(solutionsPackage(read('solutions/package.json'), { version: '7.0.0' })).toMatchObject({
    ...{ name: 'docker-dojo-solutions', version: '7.0.0', type: 'module' },
  });
  expect(read('solutions/package.json')['version']).toBe(own['version']);
});

test('files that something is started with have the names that they have when compiled', () => {
  const code = [
    "const file = fileURLToPath(new URL('worker-main.ts', import.meta.url));",
    "export { default } from './kata-environment.ts';",
    "const edits = ['setup.ts'];",
  ];
  expect(toJavaScriptNames(code.join('\n')).split('\n')).toEqual([
    "const file = fileURLToPath(new URL('worker-main.js', import.meta.url));",
    "export { default } from './kata-environment.js';",
    "const edits = ['setup.ts'];",
  ]);
});
