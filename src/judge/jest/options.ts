import { join } from 'node:path';
import type { Config } from '@jest/types';
import { checkout, dojoHome } from '../../system/paths.ts';

/** Jest's options for specs of katas: one place for `judge` and for a plain `npx jest`. */
export function kataOptions(roots: string[]): Config.InitialOptions {
  return {
    rootDir: checkout,
    roots,
    testMatch: ['**/kata.spec.ts'],
    // Those of applications are no packages of Jest's; two that share a name would be complained of.
    modulePathIgnorePatterns: ['/package\\.json$'],
    // From the checkout's package.json; a kata in another repository has another.
    moduleNameMapper: { '^#lab$': join(checkout, 'src/lab/spec.ts') },
    testEnvironment: join(checkout, 'src/judge/jest/environment.mjs'),
    testTimeout: 180_000,
    transform: {
      '\\.ts$': [
        '@swc/jest',
        {
          jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
          module: { type: 'commonjs' },
          swcrc: false,
        },
      ],
    },
    cacheDirectory: join(dojoHome(), 'jest-cache'),
    watchman: false,
  };
}
