// A process that judges one attempt after the other, for whoever wants several judged side by side
// or wants to be able to end a judging.
import { loadKata } from '../../katas/load.ts';
import { currentSandbox } from '../../lab/run/sandbox.ts';
import { isSpent } from '../../lab/proxy/sandbox/tainted.ts';
import { abort, removed } from '../cleanup.ts';
import { judge } from '../judge.ts';
import { prewarm, prewarmFor } from '../prewarm/prewarm.ts';
import { warmUp } from '../prewarm/warm-up.ts';
import type { JudgeJob, WarmUp, WorkerMessage } from './protocol.ts';

process.on('message', (message) => {
  const asked = message as JudgeJob | WarmUp;
  if ('warm' in asked) void warmUp(asked.warm);
  else void work(asked);
});
process.on('disconnect', () => void abort().finally(() => process.exit(0)));
// Ctrl-C reaches the whole group; whoever started this process decides when it ends.
process.on('SIGINT', () => undefined);
// Ends at once, and gives locks back as it does; what its runs made is left to the next cleanup.
process.on('SIGTERM', () => process.exit(143));

async function work(job: JudgeJob): Promise<void> {
  const { kataFolder, attempt, setupDeadlineMs, again, pictures } = job;
  // What a submission has left of one kata must not act in the next.
  if (currentSandbox()) await removed().catch(() => undefined);
  const verdict = await judge(loadKata(kataFolder), attempt, {
    onCheck: (check) => say({ check }),
    onChecked: (checked, passed) => say({ checked, passed }),
    onDoing: (doing) => say({ doing }),
    ...(setupDeadlineMs ? { setupDeadlineMs } : {}),
    ...(pictures ? { pictures } : {}),
  });
  say({ verdict, spent: isSpent() });
  // While whoever asked reads it: the next kata may have a setup.
  if (again) await prewarmFor(kataFolder);
  else prewarm();
}

/** Nobody may listen any more: whoever started this process has ended. */
function say(message: WorkerMessage): void {
  process.send?.(message, undefined, undefined, () => undefined);
}
