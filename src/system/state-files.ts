import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import lockfile from 'proper-lockfile';
import { CannotJudge } from '../errors/errors.ts';
import { hasCode, messageOf } from '../errors/messages.ts';

/** Makes a folder in a set’s `.dojo`. Git leaves all of that alone, whosever repository it lies in. */
export function makeStateFolder(folder: string): void {
  const [top] = /^.*[/\\]\.dojo(?=[/\\]|$)/.exec(folder) ?? [];
  try {
    mkdirSync(folder, { recursive: true });
    if (top && !existsSync(join(top, '.gitignore'))) writeFileSync(join(top, '.gitignore'), '*\n');
  } catch (error) {
    throw notKept(folder, error);
  }
}

/** Writes a file in a set’s `.dojo` in one piece: a second terminal never reads half of it. */
export function writeStateFile(path: string, content: string | Buffer): void {
  makeStateFolder(dirname(path));
  const beside = `${path}.${process.pid}`;
  try {
    writeFileSync(beside, content);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw notKept(path, error);
  }
}

/**
 * Has only one process at a time read and write a file in a set’s `.dojo`: of two that note something
 * at once, the second would write what the first had not yet written.
 */
export function withFileLock<T>(path: string, work: () => T): T {
  makeStateFolder(dirname(path));
  const release = locked(path);
  try {
    return work();
  } finally {
    release();
  }
}

// Reading and writing take a millisecond. Whoever holds it for longer has died, or hangs.
const patienceMs = 2000;

function locked(path: string): () => void {
  const end = performance.now() + 2 * patienceMs;
  for (;;)
    try {
      return lockfile.lockSync(path, { realpath: false, stale: patienceMs });
    } catch (error) {
      if (!hasCode(error, 'ELOCKED') || performance.now() > end) throw notKept(path, error);
      // Whoever asks waits for an answer: there is nothing else to do meanwhile.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
}

/** The error for a `.dojo` that takes nothing: garbage in it, no right to write, a full disk. */
function notKept(path: string, error: unknown): CannotJudge {
  return new CannotJudge({
    failed: 'This could not be kept beside the katas',
    on: path,
    lines: [messageOf(error)],
    next: ['make it writable, or move it away (the dojo makes it anew)'],
  });
}
