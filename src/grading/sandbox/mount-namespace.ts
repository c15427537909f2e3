import { spawn } from 'node:child_process';
import { once } from 'node:events';

const mark = 'DOJO_OWN_MOUNTS';

/** True in a command that was started by {@link runInOwnMounts}. */
export function insideOwnMounts(): boolean {
  return process.env[mark] === '1';
}

/**
 * Runs this very command again in a mount namespace of its own: what it mounts, nobody else sees,
 * and the kernel takes it away when the last of its processes has ended, however it ended. Resolves
 * to its exit code.
 */
export async function runInOwnMounts(): Promise<number> {
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const child = spawn(
    'setpriv',
    ['--pdeathsig=KILL', 'unshare', '--mount', '--propagation', 'slave', ...again],
    { stdio: 'inherit', env: { ...process.env, [mark]: '1' } },
  );
  // Ctrl-C reaches both; which of them ends first is the other’s to say.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 2;
}
