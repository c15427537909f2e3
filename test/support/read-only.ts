import { chmodSync } from 'node:fs';
import { execaSync } from 'execa';
import { describeUnless } from './describe-unless.ts';

const isRoot = process.getuid?.() === 0;

/** As `describe`, for tests that need a folder that may not be written; skipped, it says why. */
export function describeReadOnly(name: string, define: () => void): void {
  const possible =
    !isRoot || execaSync('unshare', ['--mount', 'true'], { reject: false }).exitCode === 0;
  describeUnless(possible ? null : 'root may write everywhere, and mount nothing', name, define);
}

/** The command line that runs another where this folder may not be written. */
export function readOnly(folder: string): string[] {
  if (!isRoot) {
    chmodSync(folder, 0o500);
    return [];
  }
  // Nothing is forbidden to root but to write on a disk that is mounted for reading.
  const script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"';
  return ['unshare', '--mount', 'sh', '-c', script, folder];
}
