import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Swc from '@swc/core';
import { packageCache } from './paths.ts';

const require = createRequire(import.meta.url);

/** The version of swc, without loading it. */
export const { version: swcVersion } = require('@swc/core/package.json') as { version: string };

/**
 * swc, loaded when it is asked for: it takes 90 ms and 20 MB. It unpacks its program once, into the
 * folder of the packages, and into the user's own cache where that is not to be written.
 */
export function loadSwc(): typeof Swc {
  process.env['SWC_NATIVE_BINDING_CACHE'] ??= join(packageCache, 'swc');
  return require('@swc/core') as typeof Swc;
}
