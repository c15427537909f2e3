import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { tmpdir } from 'node:os';
import { execa } from 'execa';
import { stripVTControlCharacters } from 'node:util';
import { checkout } from '../system/paths.ts';
import { lastLines } from '../errors/error-details.ts';
import type { Section } from './section.ts';

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

/**
 * The project's own tests that the Jest project of this name selects (`test/jest.config.ts`).
 * @param workers how many files at once
 */
export function testSection(name: string, workers = 2): Section {
  return {
    name,
    async run(say) {
      const report = join(tmpdir(), `docker-dojo-tests-${process.pid}-${name}.json`);
      const jest = join(checkout, 'node_modules/jest/bin/jest.js');
      const args = [
        '--config',
        'test/jest.config.ts',
        '--json',
        '--outputFile',
        report,
        '--maxWorkers',
        String(workers),
        '--selectProjects',
        name,
      ];
      const run = execa(
        process.execPath,
        ['--experimental-vm-modules', '--no-warnings', jest, ...args],
        { cwd: checkout, all: true, reject: false, env: { FORCE_COLOR: '0' } },
      );
      for await (const line of run.iterable({ from: 'stderr' }))
        if (/^(PASS|FAIL) /.test(line)) say(stripVTControlCharacters(line));
      const { all } = await run;
      const text = await readFile(report, 'utf8').catch(() => null);
      await rm(report, { force: true });
      if (text === null) return { passed: 0, failed: 1, details: lastLines(all, 40).join('\n') };
      return resultOf(JSON.parse(text) as JestReport);
    },
  };
}

function resultOf(report: JestReport) {
  const broken = report.testResults.filter(({ status }) => status === 'failed');
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    details: broken.map(({ message }) => stripVTControlCharacters(message)).join('\n'),
    failures: broken.flatMap(failuresOf),
  };
}

/** Each test of a file that failed, with the first lines of why; the file's own where it did not run. */
function failuresOf({ name, message, assertionResults }: JestReport['testResults'][number]) {
  const file = relative(checkout, name);
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  const told = failed.map(({ fullName, failureMessages }) => [
    fullName,
    failureMessages.join('\n'),
  ]);
  return (told.length > 0 ? told : [['', message]]).map(
    ([test, why = '']) => `${file} ${test}\n${firstLines(stripVTControlCharacters(why))}`,
  );
}

function firstLines(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() && !/^\s+at /.test(line));
  return lines.slice(0, 12).join('\n');
}
