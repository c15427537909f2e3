import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import type { Kata } from '../katas/kata.ts';
import { dojoHome } from '../system/paths.ts';

/** Waits until no other run on this machine uses what there is once; returns how to give it back. */
export async function lockKata({ exclusive }: Kata): Promise<() => Promise<void>> {
  const releases = await Promise.all([...exclusive].sort().map(lock));
  return async () => {
    await Promise.all(releases.map((release) => release()));
  };
}

async function lock(name: string): Promise<() => Promise<void>> {
  const folder = join(dojoHome(), 'turns', name);
  await mkdir(folder, { recursive: true });
  return lockfile.lock(folder, {
    retries: { forever: true, minTimeout: 50, maxTimeout: 200 },
    // A holder that was killed is noticed when it has not touched its lock for this long.
    stale: 5000,
  });
}
