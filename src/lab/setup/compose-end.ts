import childProcess, { type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { IDockerComposeResult } from 'docker-compose';

type ExecCompose = typeof import('docker-compose').execCompose;

/**
 * Has testcontainers go on as soon as a command of Compose has ended. The package through which it runs
 * them waits half a second more each time, for what was printed: here that is read to its end.
 */
export function goOnWhenComposeEnds(): void {
  const ofTestcontainers = createRequire(import.meta.resolve('testcontainers'));
  const compose = ofTestcontainers('docker-compose') as { execCompose: ExecCompose };
  const { execCompose } = compose;
  compose.execCompose = (...call) => {
    const { ended, child } = withChild(() => execCompose(...call));
    return child ? Promise.race([ended, endOf(child)]) : ended;
  };
}

/** Runs what starts a process, and tells which one. */
function withChild<Ended>(start: () => Ended): { ended: Ended; child: ChildProcess | undefined } {
  const { spawn } = childProcess;
  let child: ChildProcess | undefined;
  const noting = (...args: Parameters<typeof spawn>) => (child = spawn(...args));
  Object.assign(childProcess, { spawn: noting });
  try {
    return { ended: start(), child };
  } finally {
    Object.assign(childProcess, { spawn });
  }
}

/** As that package tells of it: an error is the result, and not an instance of Error. */
async function endOf(child: ChildProcess): Promise<IDockerComposeResult> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.once('close', resolve);
  const printed = async (stream: Readable | null) => (stream ? text(stream) : '');
  const [out, err] = await Promise.all([printed(child.stdout), printed(child.stderr)]);
  const exitCode = await promise;
  const result = { exitCode, out, err, truncated: { out: false, err: false } };
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
  return exitCode === 0 ? result : Promise.reject(result);
}
