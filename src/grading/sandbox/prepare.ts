import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPlugin } from '../../engine/cli-plugins.ts';
import { checkout, packages } from '../../system/own-package.ts';
import { packageCache } from '../../system/paths.ts';
import { callsOfSetups } from './seccomp.ts';
import { tool } from './commands.ts';
import type { Groups } from './cgroups.ts';
import type { Slot } from './slot.ts';

const script = fileURLToPath(new URL('enter.sh', import.meta.url));

/** Debian's script that starts an engine without root's rights. */
const rootlessEngine = '/usr/share/docker.io/contrib/dockerd-rootless.sh';

const engineSettings = {
  // There is nobody to ask beyond the engine itself; a name that it does not know is refused at once.
  dns: ['127.0.0.1'],
  'log-opts': { 'max-size': '4m' },
  builder: { gc: { enabled: true, defaultKeepStorage: '2GB' } },
};

/** Makes what a sandbox of this slot is entered with. */
export async function prepareFolders(slot: Slot): Promise<void> {
  for (const folder of [slot.root, slot.home, packageCache])
    await mkdir(folder, { recursive: true, mode: 0o711 });
  await rm(slot.meeting, { recursive: true, force: true });
  await mkdir(slot.meeting, { recursive: true, mode: 0o700 });
  await writeFile(join(slot.meeting, 'daemon.json'), JSON.stringify(engineSettings), {
    mode: 0o644,
  });
  await chown(slot.meeting, slot.users.engine, slot.users.engine);
}

/** Where enter.sh puts the filter for the calls of setups, as the sandbox calls it. */
export const callsInside = '/etc/calls.bpf';

/** Writes the filter for the calls of setups; false where this machine’s setpriv takes none. */
export async function writeFilter(slot: Slot): Promise<boolean> {
  const filter = callsOfSetups();
  // Since util-linux 2.41.
  if (!filter || !(await tool('setpriv', '--help')).includes('--seccomp-filter')) return false;
  await writeFile(slot.calls, filter);
  return true;
}

/** What enter.sh is told, in the words of its first lines. */
export function environment(slot: Slot, groups: Groups, filtered: boolean): Record<string, string> {
  const shown = [
    ...[packages, join(checkout, 'src'), join(checkout, 'package.json')],
    ...pluginsOutside(['docker-compose', 'docker-buildx']),
  ];
  return {
    ROOT: slot.root,
    DATA: slot.data,
    MEETING: slot.meeting,
    SHOWN: shown.join('\n'),
    RUNS: slot.runs,
    MODULES: packages,
    COMPILED: slot.compiled,
    GROUPS: groups.procsFiles.join('\n'),
    CALLS: filtered ? slot.calls : '',
    ENGINE: String(slot.users.engine),
    SETUP: String(slot.users.setup),
    SUBIDS: String(slot.users.sub),
    ROOTLESS_ENGINE: rootlessEngine,
  };
}

/** What starts it. The parent's death is the child's, at both ends: a grader that is killed leaves no sandbox. */
export function commandLine(): [string, ...string[]] {
  return ['setpriv', '--pdeathsig=KILL', 'sh', script];
}

/** The programs that setups are shown by their wrappers, where they are a person's own: `/usr` is there. */
function pluginsOutside(names: string[]): string[] {
  return names
    .map(findPlugin)
    .filter((plugin) => plugin !== null)
    .filter((plugin) => !plugin.startsWith('/usr/'));
}
