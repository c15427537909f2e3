import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Run } from '../../run/run.ts';
import type { BuildOptions } from './build-options.ts';

/**
 * The arguments by which a build reads in its cache mounts what its own run has written there, and
 * nothing else; or finds them empty, as another builder does, under a name that no build has had. A
 * mount's name alone does not do the first: the build cache knows a step without it, and another run
 * would be given what a step of this one has made of its mount. It does know a step by the names of
 * extra hosts, so where there are cache mounts, every step has one of its run.
 */
export async function ownCacheMounts(
  { id }: Run,
  { context, dockerfile = join(context, 'Dockerfile'), nothingToInstall }: BuildOptions,
): Promise<string[]> {
  const name = nothingToInstall ? `${id}-${randomBytes(4).toString('hex')}` : id;
  const named = ['--build-arg', `BUILDKIT_CACHE_MOUNT_NS=${name}`];
  // What is wrong with a file that cannot be read, the builder says.
  const text = await readFile(dockerfile, 'utf8').catch(() => '');
  return /type=cache/i.test(text) ? [...named, '--add-host', `${id}.invalid:127.0.0.1`] : named;
}
