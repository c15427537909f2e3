import { join } from 'node:path';
import type { Config } from '@jest/types';
import { checkout, codeFile, isRepository } from '../../system/own-package.ts';
import { dojoHome } from '../../system/paths.ts';

// Installed, the dojo lies below node_modules, which Jest would leave as it is and find no spec in.
const installed: Config.InitialOptions = {
  transformIgnorePatterns: ['/node_modules/(?!docker-dojo/src/)'],
  testPathIgnorePatterns: [],
  haste: { retainAllFiles: true },
};

/** Jest's options for specs of katas: one place for `judge` and for a plain `npx jest`. */
export function kataOptions(roots: string[]): Config.InitialOptions {
  return {
    rootDir: checkout,
    roots,
    testMatch: ['**/kata.spec.ts'],
    // Those of applications are no packages of Jest's; two that share a name would be complained of.
    modulePathIgnorePatterns: ['/package\\.json$'],
    // From the checkout's package.json; a kata in another repository has another.
    moduleNameMapper: { '^#lab$': codeFile('src/lab/spec') },
    testEnvironment: join(checkout, 'src/judge/jest/environment.mjs'),
    testTimeout: 180_000,
    transform: { '\\.ts$|/src/lab/.*\\.js$': join(checkout, 'src/judge/jest/transform.mjs') },
    ...(isRepository ? {} : installed),
    cacheDirectory: join(dojoHome(), 'jest-cache'),
    watchman: false,
  };
}
