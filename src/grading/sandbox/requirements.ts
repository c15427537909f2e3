import { readFile } from 'node:fs/promises';
import { haveCommands, installPackages } from '../../engine/managed/packages.ts';
import { CannotJudge } from '../../errors/errors.ts';
import type { Steps } from '../../system/steps.ts';

/** Debian's packages that a sandbox needs beside an engine’s. */
const packages = ['rootlesskit', 'slirp4netns', 'uidmap', 'xfsprogs'];

const commands = [
  ...['rootlesskit', 'slirp4netns', 'newuidmap', 'mkfs.xfs', 'mkfs.ext4', 'dockerd', 'docker-init'],
  ...['unshare', 'nsenter', 'setpriv', 'choom', 'mount', 'losetup', 'ip'],
];

/** What keeps this machine from judging submissions apart, in words; installs what it may. */
export async function missingProtection(steps: Steps): Promise<string[]> {
  if (process.platform !== 'linux') return ['a sandbox needs Linux'];
  if (process.getuid?.() !== 0) return ['a sandbox is made by root, and this account is not root'];
  const most = await readFile('/proc/sys/user/max_user_namespaces', 'utf8').catch(() => '0');
  if (Number(most) === 0) return ['this system has user namespaces turned off'];
  const kernel = await readFile('/proc/filesystems', 'utf8');
  if (!/\boverlay$/m.test(kernel)) return ['this kernel has no overlay file system'];
  if (await haveCommands(...commands)) return [];
  try {
    await installPackages(steps, packages, 'What sandboxes are made with is missing');
  } catch (error) {
    if (error instanceof CannotJudge) return error.message.split('\n');
    throw error;
  }
  return [];
}

/** How submissions are kept apart in sandboxes, for the foot of a sheet. */
export const sandboxed = [
  'Each submission was judged on a rootless Docker engine of its own, under users of its own.',
  'It had no network beyond that engine, and limits on processes, memory, disk and time.',
];
