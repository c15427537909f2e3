import { rm } from 'node:fs/promises';
import { waitFor } from '../../system/wait-for.ts';
import { isAlive, type ProcessId } from '../../system/process-id.ts';
import { alone } from '../../system/file-lock.ts';
import { bridgeName, removeBridge } from './bridge.ts';
import { removeChains } from './iptables.ts';
import { clearRemains } from './cleanup.ts';
import { engineProcessFile, runningEngine } from './start.ts';

/** Stops the private engine of this home. Resolves to false when none ran. */
export function stopPrivateEngine(home: string): Promise<boolean> {
  return alone(home, async () => {
    const engine = await runningEngine(home);
    if (engine) await end(engine);
    await clearRemains(home);
    if (process.getuid?.() === 0) {
      await removeChains(home, bridgeName(home));
      await removeBridge(home);
    }
    await rm(engineProcessFile(home), { force: true });
    return engine !== null;
  });
}

async function end(engine: ProcessId): Promise<void> {
  const ended = () => (isAlive(engine) ? undefined : true);
  process.kill(engine.pid, 'SIGTERM');
  if (await waitFor(ended, { withinMs: 30_000 })) return;
  process.kill(engine.pid, 'SIGKILL');
  await waitFor(ended, { withinMs: 5000 });
}
