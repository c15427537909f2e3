import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, openSync, closeSync } from 'node:fs';
import { tell, type Tries } from '../../tools.ts';

export default function setup(): never {
  const tries: Tries = { 'a look at the others': null };
  for (const pid of readdirSync('/proc')
    .map(Number)
    .filter((one) => one > 0 && !isOwn(one))) {
    tries[`a signal to ${pid}`] = attempt(() => process.kill(pid, 0) && 'may be sent');
    tries[`the memory of ${pid}`] = attempt(() => {
      closeSync(openSync(`/proc/${pid}/mem`, 'r+'));
      return 'is open';
    });
    // 101 is ptrace, 16 is PTRACE_ATTACH.
    const traced = spawnSync('perl', ['-e', `exit(syscall(101, 16, ${pid}, 0, 0) == 0 ? 0 : 1)`]);
    tries[`a trace of ${pid}`] = traced.status === 0 ? 'is there' : null;
  }
  tell(tries);
}

/** What this process has started is its own to trace. */
function isOwn(pid: number): boolean {
  if (pid === process.pid) return true;
  const status = attempt(() => readFileSync(`/proc/${pid}/status`, 'utf8')) ?? '';
  return Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]) === process.getuid?.();
}

function attempt(work: () => string | false): string | null {
  try {
    return work() || null;
  } catch {
    return null;
  }
}
