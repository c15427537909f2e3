import { execa } from 'execa';
import { join } from 'node:path';
import { checkout } from '../../src/system/paths.ts';

/** How a test runs a command of the dojo. */
export interface DojoOptions {
  /** The checkout whose command it is; by default the one under test. */
  root?: string;
  /** A command line to run it with: `nsenter …`. */
  prefix?: string[];
  /** Where the person stands; in that checkout when left out. */
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  timeout?: number;
  stdin?: 'ignore';
}

/** Runs a command of the dojo as a person would, without a terminal; resolves whatever its exit code. */
export function dojo(
  args: string[],
  { root = checkout, prefix = [], ...options }: DojoOptions = {},
) {
  const command = [...prefix, process.execPath, join(root, 'bin/dojo.mjs'), ...args];
  const [file = '', ...rest] = command;
  return execa(file, rest, {
    cwd: root,
    reject: false,
    all: true,
    ...options,
    env: { NO_COLOR: '1', FORCE_COLOR: '0', ...options.env },
  });
}
