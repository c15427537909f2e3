import { mkdir, statfs } from 'node:fs/promises';
import { CannotJudge } from '../../errors/errors.ts';
import { standardLimits } from './cgroups.ts';
import { gradingHome } from './slot.ts';
import { poolBytes } from './disk-pool.ts';

/**
 * How many sandboxes this machine’s disk has room for, should each fill its own: `wanted`, if it was
 * said how many, else up to `most`. Too little room is an error, before anything is started.
 */
export async function sandboxesThatFit(wanted: number | undefined, most: number): Promise<number> {
  const home = gradingHome();
  await mkdir(home, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(home);
  const fit = Math.floor(Math.min(bavail * bsize, poolBytes) / standardLimits.disk);
  const jobs = wanted ?? most;
  if (jobs <= fit || (wanted === undefined && fit > 0)) return Math.min(jobs, fit);
  throw new CannotJudge({
    failed: 'The disk has no room for so many sandboxes',
    on: home,
    lines: [
      `${gigabytes(jobs * standardLimits.disk)} may be needed for ${jobs} at once, ` +
        `${gigabytes(standardLimits.disk)} each`,
      `${gigabytes(bavail * bsize)} are free; one grading uses at most ${gigabytes(poolBytes)}`,
    ],
    next: [
      fit > 0 ? `--jobs ${fit}` : 'make room: df -h shows where',
      'or DOJO_HOME=<folder on a larger disk>',
    ],
  });
}

function gigabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 ** 3)} GB`;
}
