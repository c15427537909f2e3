#!/usr/bin/env node
// The only plain JavaScript here: it runs on whatever Node the machine has, brings the locked
// packages (the right Node among them), and hands over to src/cli on that Node.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import * as modules from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const packages = `${root}node_modules`;
const stamp = `${packages}/.docker-dojo-lock`;
// What Node compiles is kept beside the packages, for this process and those that it starts: the
// second start of a command takes half the time of the first.
process.env.NODE_COMPILE_CACHE ??= `${packages}/.cache/compiled`;
const wanted = readFileSync(`${root}.nvmrc`, 'utf8').trim();

installPackages();
if (process.version.startsWith(`v${wanted}.`)) {
  modules.enableCompileCache?.();
  await import(main);
} else handOver();

function installPackages() {
  // A link leads to another checkout’s packages: npm ci would empty that folder.
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const started = Date.now();
  process.stderr.write('packages  installing from package-lock.json …\n');
  const npm = spawnSync('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    process.stderr.write(
      'npm ci did not finish; its own words are above.\n' +
        'next      check that the npm registry answers (npm ping), then run this again\n',
    );
    process.exit(2);
  }
  writeFileSync(stamp, lock);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stderr.write(`packages  installed, ${seconds} s\n`);
}

function handOver() {
  const node = `${root}node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 2)));
}
