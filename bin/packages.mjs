// Brings the locked packages. Plain JavaScript, as bin/dojo.mjs is: it runs on whatever Node the machine has.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { installBeside, npm, packages, root, scriptOfNode } from './install.mjs';

const lockFile = `${root}package-lock.json`;
const stamp = `${packages}/.docker-dojo-lock`;

/**
 * Installs the locked packages where they are missing. Learners and teachers need no compiler and no
 * linter: `verify` adds those to what is there, so that whatever runs beside it keeps its packages.
 * @param node where Node.js is among them
 */
export async function installPackages(node) {
  // A link leads to another checkout’s packages: npm would empty that folder.
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  const all = process.argv[2] === 'verify';
  const stamped = readStamp();
  const has = stamped[0] === lock ? stamped[1] : notedByNpm(node);
  const note = (kind) => writeFileSync(stamp, `${lock} ${kind}`);
  if (has === 'all' || (has === 'use' && !all)) {
    if (stamped[0] !== lock) note(has);
    return;
  }
  const isAdding = has === 'use';
  const started = Date.now();
  const what = isAdding ? 'adding those for development' : 'installing from package-lock.json';
  const engine = fetchEngine();
  const tell = tellTime(`packages  ${what}${engine ? ', and fetching Docker’s beside it' : ''} …`);
  const flags = [
    ...['--loglevel=error', '--no-audit', '--no-fund'],
    `--${all ? 'include' : 'omit'}=dev`,
  ];
  const kind = all ? 'all' : 'use';
  // Another start may have brought them meanwhile.
  const isDone = () => readStamp().join(' ') === `${lock} ${kind}`;
  const isThere = await (isAdding
    ? npm(['install', '--no-save', ...flags])
    : installBeside(flags, isDone));
  await engine;
  tell.end();
  if (!isThere) {
    process.stderr.write(
      `npm ${isAdding ? 'install' : 'ci'} did not finish; its own words are above.\n` +
        'next      check that the npm registry answers (npm ping), then run this again\n',
    );
    process.exit(2);
  }
  note(kind);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stderr.write(`packages  installed, ${seconds} s\n`);
}

/** Which lock file the packages are from, and whether they are `all` or those for `use`. */
function readStamp() {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : [];
}

/**
 * Fetches what `start` is going to install an engine from (src/engine/managed/packages.ts), while npm has
 * its turn. It installs nothing: what does not come, for whatever reason, apt fetches then, and says why.
 */
function fetchEngine() {
  const folders = (process.env.PATH ?? '').split(':');
  const has = (name) => folders.some((folder) => existsSync(`${folder}/${name}`));
  if (process.argv[2] !== 'start' || process.getuid?.() !== 0 || !has('apt-get')) return null;
  if (process.env.DOCKER_HOST || ['dockerd', 'docker', 'podman'].some(has)) return null;
  const names =
    'docker.io docker-cli docker-buildx docker-compose iptables iproute2 ca-certificates mmdebstrap';
  const fetch = `apt-get install --download-only -y --no-install-recommends ${names}`;
  const apt = spawn('sh', ['-c', `apt-get update && ${fetch}`], { stdio: 'ignore' });
  return once(apt, 'exit').catch(() => undefined);
}

/** Says what is being done; on a terminal also for how long, so that nobody takes it for hanging. */
function tellTime(text) {
  const started = Date.now();
  const live = process.stderr.isTTY && !process.env.CI;
  process.stderr.write(live ? text : `${text}\n`);
  const shown = () => `\r${text} ${Math.round((Date.now() - started) / 1000)} s`;
  const timer = live ? setInterval(() => process.stderr.write(shown()), 1000) : undefined;
  return {
    end: () => {
      clearInterval(timer);
      if (live) process.stderr.write('\r\x1b[K');
    },
  };
}

/** What somebody’s own `npm ci` has brought: `all`, all that it takes to `use` the dojo, or null. */
function notedByNpm(node) {
  const noted = `${packages}/.package-lock.json`;
  // Node itself comes by a script, which npm may have been told to leave out.
  if (!existsSync(noted) || !existsSync(node)) return null;
  const [wanted, found] = [lockFile, noted].map(
    (file) => JSON.parse(readFileSync(file, 'utf8')).packages,
  );
  // Where Node came without the script, what that is made of is not there.
  if (found['node_modules/node']?.name) delete wanted[scriptOfNode];
  const missing = Object.entries(wanted).filter(
    // What is for another system is not there, and not missed.
    ([path, { version, optional }]) => path && !optional && found[path]?.version !== version,
  );
  if (missing.length === 0) return 'all';
  return missing.every(([, { dev }]) => dev) ? 'use' : null;
}
