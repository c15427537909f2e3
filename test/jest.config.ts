// The project's own tests. They run as ES modules, since they import the dojo itself.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export default {
  rootDir: root,
  roots: [join(root, 'test')],
  testMatch: ['**/*.test.ts'],
  testTimeout: 300_000,
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
  watchman: false,
  maxWorkers: 2,
};
