import { readdirSync, readFileSync } from 'node:fs';

/**
 * Ends what setups of a run have started and left behind in a group of its own: every process whose
 * home is the run’s folder. Where processes cannot be looked at (not on Linux) it ends none.
 */
export function endStrays(folder: string): void {
  for (const pid of processes().filter((one) => homeOf(one) === folder))
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It ended in between.
    }
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function homeOf(pid: string): string | undefined {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    return environment.find((entry) => entry.startsWith('HOME='))?.slice('HOME='.length);
  } catch {
    // It has ended, or is somebody else’s.
    return undefined;
  }
}
