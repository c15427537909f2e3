// The examples of docs/testcontainers.md are run as they are printed, by Node.js, in a file beside the
// packages; `// →` says what a line prints.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { EngineProxy } from '../../src/lab/proxy/server.ts';
import { setupEnv } from '../../src/lab/setup/env.ts';
import { checkout } from '../../src/system/paths.ts';
import { Workbench } from '../support/containers.ts';

const page = readFileSync(join(checkout, 'docs/testcontainers.md'), 'utf8');
const examples = [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = '']) => code);
let bench: Workbench;
let proxy: EngineProxy;
let folder: string;

beforeAll(async () => {
  bench = await Workbench.open();
  proxy = await bench.openProxy();
  mkdirSync(join(checkout, '.dojo'), { recursive: true });
  // Where the packages are found, and git does not look.
  folder = mkdtempSync(join(checkout, '.dojo', 'docs-'));
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

test('there are examples, and each shows something', () => {
  expect(examples.length).toBeGreaterThan(4);
  for (const code of examples) expect(code).toContain('// → ');
});

test.each(examples.map((code, index) => [index + 1, code] as const))(
  'example %i does what it says',
  async (number, code) => {
    const file = join(folder, `example-${number}.ts`);
    writeFileSync(file, code);
    const { all, stdout, exitCode } = await execa(process.execPath, [file], {
      ...{ env: setupEnv(bench.run, proxy.host), all: true, reject: false, stdin: 'ignore' },
    });
    expect(exitCode === 0 ? '' : all).toBe('');
    const said = [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, text]) => text);
    expect(stdout.trim().split(/\s*\n/)).toEqual(said);
  },
);
