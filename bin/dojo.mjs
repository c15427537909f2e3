#!/usr/bin/env node
// Plain JavaScript: it runs on whatever Node the machine has, brings the locked packages (the right
// Node among them), and hands over to src/cli on that Node.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// In the repository TypeScript runs as it is; what npm has installed is compiled, with its packages.
const isRepository = existsSync(`${root}src/cli/main.ts`);
const main = new URL(`../src/cli/main.${isRepository ? 'ts' : 'js'}`, import.meta.url);
const nested = `${root}node_modules`;
const packages = isRepository || existsSync(`${nested}/node`) ? nested : dirname(root);
const node = `${packages}/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
// What Node compiles is kept beside the packages, for this process and those that it starts: the
// second start of a command takes half the time of the first.
process.env.NODE_COMPILE_CACHE ??= `${packages}/.cache/compiled`;
const wanted = readFileSync(`${root}.nvmrc`, 'utf8').trim();

if (isRepository) await (await import('./packages.mjs')).installPackages(node);
if (process.version.startsWith(`v${wanted}.`)) {
  modules.enableCompileCache?.();
  await import(main.href);
} else handOver();

function handOver() {
  if (!existsSync(node)) {
    process.stderr.write(
      `Node.js ${wanted} is not there: npm left out the install script of the package node\non        ${node}\n` +
        'next      npm rebuild node (runs it), then this again\n',
    );
    process.exit(2);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 2)));
}
