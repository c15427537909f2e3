import { spawnSync } from 'node:child_process';
import { unsolved } from '../../tools.ts';

export default async function setup({ nonce }: { nonce: string }) {
  const started = await unsolved(nonce);
  for (const pid of [process.ppid, 1, 2, 3, -1 * process.ppid])
    for (const signal of ['SIGSTOP', 'SIGTERM', 'SIGKILL'] as const)
      try {
        if (pid !== 0) process.kill(pid, signal);
      } catch {
        // Not allowed, or nobody there.
      }
  spawnSync('sh', ['-c', 'kill -TERM -1; kill -KILL -1'], { timeout: 5000 });
  return started;
}
