import { join } from 'node:path';
import type { Config } from '@jest/types';
import { runCLI } from '@jest/core';
import { checkout, dojoHome } from '../home.ts';

/** Jest's options for specs of katas: one place for `judge` and for a plain `npx jest`. */
export function kataOptions(roots: string[]): Config.InitialOptions {
  return {
    rootDir: checkout,
    roots,
    testMatch: ['**/kata.spec.ts'],
    testEnvironment: join(checkout, 'src/verdict/environment.mjs'),
    testTimeout: 180_000,
    transform: {
      '\\.ts$': [
        '@swc/jest',
        {
          jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
          module: { type: 'commonjs' },
        },
      ],
    },
    cacheDirectory: join(dojoHome(), 'jest-cache'),
    watchman: false,
  };
}

/** Runs one spec in this process. Resolves to why it could not be run, or null when it ran. */
export async function runSpec(folder: string, recording: string): Promise<string | null> {
  const config = { ...kataOptions([folder]), testEnvironmentOptions: { recording }, reporters: [] };
  const argv = { $0: 'jest', _: [], config: JSON.stringify(config), runInBand: true, silent: true };
  const { results } = await runCLI(argv as unknown as Config.Argv, [checkout]);
  const [file] = results.testResults;
  if (!file) return 'there is no kata.spec.ts';
  return file.testExecError ? file.testExecError.message : null;
}
