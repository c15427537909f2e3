import { createHash } from 'node:crypto';
import type { SyncTransformer } from '@jest/transform';
import type { Options } from '@swc/core';
import { loadSwc, swcVersion } from '../../system/swc.ts';

const options: Options = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
};

/** Makes CommonJS of a spec’s TypeScript. Jest keeps what comes out: swc is loaded for a new file only. */
const transformer: SyncTransformer = {
  process: (source, filename) => loadSwc().transformSync(source, { ...options, filename }),
  getCacheKey(source, filename) {
    const all = [swcVersion, JSON.stringify(options), filename, source];
    return createHash('sha256').update(all.join('\0')).digest('hex');
  },
};

export default transformer;
