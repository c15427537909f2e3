// The project's own tests: what one needs is in its name, and selects the section of `verify` that it
// is in. They run as ES modules, since they import the dojo itself.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const common = {
  rootDir: root,
  roots: [join(root, 'test')],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
};

/** A section’s tests: files of `test/` whose path fits `pattern`, below `test/grading/` or elsewhere. */
function project(displayName: string, pattern: string) {
  return { ...common, displayName, testRegex: [`^${root}/test/${pattern}$`] };
}

const below = '(?!grading/)(?:.+/)?';
const plain = '[^/.]+\\.test\\.ts';

export default {
  projects: [
    // Nothing but Node.js.
    project('units', `${below}${plain}`),
    // An engine.
    project('engine', `${below}[^/.]+\\.engine\\.test\\.ts`),
    // An engine that nobody else uses meanwhile: they count all that it holds.
    project('cleanup', `${below}[^/.]+\\.exclusive\\.test\\.ts`),
    // A grading, in sandboxes where the machine has them.
    project('grading', `grading/(?:.+/)?${plain}`),
    // Sandboxes, and every core.
    project('attacks', '(?:.+/)?[^/.]+\\.sandbox\\.test\\.ts'),
  ],
  // The first grading on a machine prepares its sandboxes, which two tests may wait for at once.
  testTimeout: 600_000,
  watchman: false,
  maxWorkers: 2,
};
