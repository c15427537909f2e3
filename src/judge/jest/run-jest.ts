import './quiet-jest.ts';
import { runCLI } from '@jest/core';
import { kataOptions } from './options.ts';

/** Runs one spec in this process. Resolves to why it could not be run, or null when it ran. */
export async function runSpec(folder: string, run: string): Promise<string | null> {
  const config = { ...kataOptions([folder]), testEnvironmentOptions: { run }, reporters: [] };
  const argv = { $0: 'jest', _: [], config: JSON.stringify(config), runInBand: true, silent: true };
  // Jest takes what argv says for a project only where that is the folder it is in.
  const { results } = await runCLI(argv, [process.cwd()]);
  const [file] = results.testResults;
  if (!file) return 'there is no kata.spec.ts';
  return file.testExecError ? file.testExecError.message : null;
}
