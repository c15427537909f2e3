import { readFile } from 'node:fs/promises';
import { haveCommands, installPackages } from '../../engine/managed/packages.ts';
import { CannotJudge } from '../../errors/errors.ts';
import type { Steps } from '../../system/steps.ts';

/** What a sandbox is made with, beside an engine: by Debian's package, its commands. */
export const commandsOf: Record<string, string[]> = {
  rootlesskit: ['rootlesskit'],
  slirp4netns: ['slirp4netns'],
  uidmap: ['newuidmap'],
  xfsprogs: ['mkfs.xfs'],
  e2fsprogs: ['mkfs.ext4'],
  mount: ['mount', 'umount', 'losetup'],
  'util-linux': ['unshare', 'nsenter', 'setpriv', 'choom'],
  iproute2: ['ip'],
};

/** What keeps this machine from judging submissions apart, in words; installs what it may. */
export async function missingProtection(steps: Steps): Promise<string[]> {
  if (process.platform !== 'linux') return ['a sandbox needs Linux'];
  if (process.getuid?.() !== 0) return ['a sandbox is made by root, and this account is not root'];
  const most = await readFile('/proc/sys/user/max_user_namespaces', 'utf8').catch(() => '0');
  if (Number(most) === 0) return ['this system has user namespaces turned off'];
  const kernel = await readFile('/proc/filesystems', 'utf8');
  if (!/\boverlay$/m.test(kernel)) return ['this kernel has no overlay file system'];
  // Which engine a machine has is not for grading to decide.
  for (const command of ['dockerd', 'docker-init'])
    if (!(await haveCommands(command)))
      return [
        `a sandbox starts an engine of its own, and ${command} is not here (npm start brings it)`,
      ];
  const lacking = await lackingPackages();
  if (lacking.length === 0) return [];
  try {
    await installPackages(steps, lacking, 'What sandboxes are made with is missing');
  } catch (error) {
    if (error instanceof CannotJudge) return error.message.split('\n');
    throw error;
  }
  const still = await lackingPackages();
  return still.map(
    (name) => `${commandsOf[name]?.join(' or ')} is not here, with ${name} installed`,
  );
}

async function lackingPackages(): Promise<string[]> {
  const all = Object.entries(commandsOf);
  const found = await Promise.all(all.map(([, commands]) => haveCommands(...commands)));
  return all.map(([name]) => name).filter((_, index) => !found[index]);
}

/** How submissions are kept apart in sandboxes, for the foot of a sheet. */
export const sandboxed = [
  'Each submission was judged on a rootless Docker engine of its own, under users of its own.',
  'It had no network beyond that engine, and limits on processes, memory, disk and time.',
];
