import './quiet-jest.ts';
import { runCLI } from '@jest/core';
import { kataOptions } from './options.ts';

/** The longest that a timer can wait: 24 days. */
const longest = 2 ** 31 - 1;

/**
 * Runs one spec in this process. Resolves to why it could not be run, or null when it ran.
 * @param options.patient no check has a time limit
 */
export async function runSpec(
  folder: string,
  run: string,
  { patient }: { patient: boolean },
): Promise<string | null> {
  const limit = patient ? { testTimeout: longest } : {};
  const given = { testEnvironmentOptions: { run }, reporters: [], ...limit };
  const config = { ...kataOptions([folder]), ...given };
  const argv = { $0: 'jest', _: [], config: JSON.stringify(config), runInBand: true, silent: true };
  // Jest takes what argv says for a project only where that is the folder it is in.
  const { results } = await runCLI(argv, [process.cwd()]);
  const [file] = results.testResults;
  if (!file) return 'there is no kata.spec.ts';
  return file.testExecError ? file.testExecError.message : null;
}
