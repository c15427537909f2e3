import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { UsageError } from '../errors/errors.ts';
import { lastLines } from '../errors/error-details.ts';
import { git } from '../system/git.ts';
import { checkout, dojoHome } from '../system/paths.ts';

/** A second checkout of the dojo, as an earlier commit has it. */
export interface OtherCheckout {
  /** Absolute path. */
  root: string;
  /** The commit, shortened. */
  commit: string;
  /** Takes it away again. */
  remove: () => Promise<void>;
}

/** Checks a commit out beside this checkout, with the packages that its lock file names. */
export async function checkOut(commit: string): Promise<OtherCheckout> {
  const found = await git([
    'rev-parse',
    '--short',
    '--verify',
    '--end-of-options',
    `${commit}^{commit}`,
  ]);
  if (found.exitCode !== 0)
    throw new UsageError({
      failed: 'There is no such commit here',
      on: commit,
      lines: lastLines(found.stderr),
      next: ['git log --oneline (lists them)'],
    });
  const parent = join(dojoHome(), 'tmp');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'against-'));
  const root = join(folder, 'checkout');
  await git(['worktree', 'add', '--detach', '--quiet', root, found.stdout.trim()]);
  const remove = async () => {
    await git(['worktree', 'remove', '--force', root]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    takeImages(root);
    await bringPackages(root);
  } catch (error) {
    await remove();
    throw error;
  }
  return { root, commit: found.stdout.trim(), remove };
}

/** An engine has one image of a name: both are measured on those that are there. */
function takeImages(root: string): void {
  rmSync(join(root, 'images'), { recursive: true });
  cpSync(join(checkout, 'images'), join(root, 'images'), {
    recursive: true,
    // Nothing of an image, though an older checkout takes it for a part of the recipe.
    filter: (source) => basename(source) !== 'promises.json',
  });
}

async function bringPackages(root: string): Promise<void> {
  const lock = (folder: string) => readFileSync(join(folder, 'package-lock.json'), 'utf8');
  if (existsSync(join(checkout, 'node_modules')) && lock(root) === lock(checkout))
    symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'), 'dir');
  else await execa('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], { cwd: root });
}
