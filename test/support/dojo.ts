import { execa, type Options } from 'execa';
import { join } from 'node:path';
import { checkout } from '../../src/home.ts';

/** Runs a command of the dojo as a person would, without a terminal; resolves whatever its exit code. */
export function dojo(args: string[], options: Options = {}) {
  return execa(process.execPath, [join(checkout, 'bin/dojo.mjs'), ...args], {
    cwd: checkout,
    reject: false,
    all: true,
    ...options,
    env: { NO_COLOR: '1', FORCE_COLOR: '0', ...options.env },
  });
}
