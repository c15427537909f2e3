import { runCLI } from '@jest/core';
import { checkout } from '../home.ts';
import { kataOptions } from './jest-options.ts';

/** Runs one spec in this process. Resolves to why it could not be run, or null when it ran. */
export async function runSpec(folder: string, recording: string): Promise<string | null> {
  const config = { ...kataOptions([folder]), testEnvironmentOptions: { recording }, reporters: [] };
  const argv = { $0: 'jest', _: [], config: JSON.stringify(config), runInBand: true, silent: true };
  const { results } = await runCLI(argv, [checkout]);
  const [file] = results.testResults;
  if (!file) return 'there is no kata.spec.ts';
  return file.testExecError ? file.testExecError.message : null;
}
