import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tell, type Tries } from '../../tools.ts';

const run = dirname(import.meta.dirname);
const service = (more: string) =>
  `services: {a: {image: 'node:24-trixie-slim', command: [sleep, '60'], ${more}}}`;
const bind = (source: string) => `volumes: ['${source}:/seen']`;

const files: Record<string, string> = {
  ...Object.fromEntries(
    ['/', '/engine', '/data', '/etc', '{{checkout}}', '{{home}}', run, `${run}/attempt/..`].map(
      (source) => [`a bind mount of ${source}`, service(bind(source))],
    ),
  ),
  'the engine’s socket': service(bind('/engine/docker.sock')),
  'a secret': `${service('secrets: [s]')}\nsecrets: {s: {file: /engine/daemon.json}}`,
  'a secret of the run': `${service('secrets: [s]')}\nsecrets: {s: {file: '${run}/ledger.jsonl'}}`,
  'a config': `${service('configs: [c]')}\nconfigs: {c: {file: /engine/daemon.json}}`,
  'a volume that is a folder': `${service("volumes: ['vv:/seen']")}\nvolumes: {vv: {driver_opts: {type: none, o: bind, device: /}}}`,
  privileged: service('privileged: true'),
  'processes of the host': service('pid: host'),
  'memory of the host': service('ipc: host'),
  'users of the host': service('userns_mode: host'),
  'a group above': service('cgroup_parent: /'),
  capabilities: service('cap_add: [SYS_ADMIN]'),
  'a device': service("devices: ['/dev/null:/dev/x']"),
  'no filter of calls': service('security_opt: [seccomp=unconfined]'),
  'a log elsewhere': service(
    "logging: {driver: syslog, options: {syslog-address: 'tcp://{{address}}:{{port}}'}}",
  ),
  'labels of the dojo': service("labels: {dojo.run: '0123456789'}"),
  'a network of the dojo': `${service('networks: [n]')}\nnetworks: {n: {labels: {dojo.lab: 'true'}}}`,
};

export default async function setup(): Promise<never> {
  const folder = mkdtempSync('/tmp/compose-');
  const control = await create(folder, 'control', service('init: true'));
  if (control !== 0) throw new Error(`the control ended with ${control}`);
  const tries: Tries = {};
  const all = Object.entries(files);
  for (let first = 0; first < all.length; first += 4)
    await Promise.all(
      all.slice(first, first + 4).map(async ([name, text], index) => {
        const code = await create(folder, `p${first + index}`, text);
        tries[name] = code === 0 ? 'it was created' : null;
      }),
    );
  tell(tries);
}

/** Resolves to the exit code of Compose. */
function create(folder: string, project: string, text: string): Promise<number | null> {
  writeFileSync(join(folder, `${project}.yaml`), text);
  const words = ['compose', '-p', project, '-f', `${project}.yaml`, 'create', '--pull', 'never'];
  return new Promise((resolve) => {
    const child = spawn('docker', words, { cwd: folder, timeout: 8000, stdio: 'ignore' });
    child.on('close', resolve);
    child.on('error', () => resolve(null));
  });
}
