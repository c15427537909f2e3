import { mkdir } from 'node:fs/promises';
import lockfile from 'proper-lockfile';

/** Does one thing at a time in a home: two commands must not both install, nor both start an engine. */
export async function alone<T>(home: string, work: () => Promise<T>): Promise<T> {
  await mkdir(home, { recursive: true });
  const release = await lockfile.lock(home, {
    retries: { forever: true, minTimeout: 100, maxTimeout: 500 },
  });
  try {
    return await work();
  } finally {
    await release();
  }
}
