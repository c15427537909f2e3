import { readFile, rm } from 'node:fs/promises';
import { eventually } from '../../wait.ts';
import { isAlive, readProcessId } from '../../processes.ts';
import { engineProcessFile } from './start.ts';
import { runtimeFolder } from './paths.ts';

/** Stops the private engine of this home. Resolves to false when none ran. */
export async function stopPrivateEngine(home: string): Promise<boolean> {
  const text = await readFile(engineProcessFile(home), 'utf8').catch(() => '');
  const engine = readProcessId(text);
  const runs = engine !== null && isAlive(engine);
  if (runs) {
    process.kill(engine.pid, 'SIGTERM');
    await eventually(() => (isAlive(engine) ? undefined : true), { withinMs: 30_000 });
  }
  await rm(engineProcessFile(home), { force: true });
  await rm(runtimeFolder(home), { recursive: true, force: true }).catch(() => undefined);
  return runs;
}
