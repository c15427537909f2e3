// A process that judges one attempt after the other, for whoever wants several judged side by side
// or wants to be able to end a judging.
import { loadKata } from '../../curriculum/load.ts';
import { abandon } from '../cleanup.ts';
import { judge } from '../judge.ts';
import type { Job, WorkerMessage } from './protocol.ts';

process.on('message', (message) => void work(message as Job));
process.on('disconnect', () => void abandon().finally(() => process.exit(0)));
// Ctrl-C reaches the whole group; whoever started this process decides when it ends.
process.on('SIGINT', () => undefined);

async function work({ kataFolder, attempt, setupDeadlineMs }: Job): Promise<void> {
  const verdict = await judge(loadKata(kataFolder), attempt, {
    onCheck: (check) => say({ check }),
    ...(setupDeadlineMs ? { setupDeadlineMs } : {}),
  });
  say({ verdict });
}

function say(message: WorkerMessage): void {
  process.send?.(message);
}
