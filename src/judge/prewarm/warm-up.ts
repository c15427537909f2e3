import { fileURLToPath } from 'node:url';
import { ownAttempt } from '../../katas/attempt.ts';
import { loadKata } from '../../katas/load.ts';
import { openLab } from '../open-lab.ts';
import { connectToEngine } from '../engine.ts';
import { prepareJest } from './jest.ts';
import { SpecRun } from '../jest/spec-run.ts';

const folder = fileURLToPath(new URL('warm-up', import.meta.url));

/**
 * Does what the first judging in a process does once: finds the engine, loads Jest and what it loads
 * late; then Jest begins for this kata. It starts no process for a setup, which would be 55 MB: a save
 * during a run is rare, and without one it takes 0.2 s longer. What goes wrong here the judging will tell.
 */
export async function warmUp(kataFolder: string): Promise<void> {
  try {
    const kata = loadKata(kataFolder);
    const lab = openLab(await connectToEngine(), kata, ownAttempt(kata));
    const record = { tests: [], lab, onCheck: () => undefined, onChecked: () => Promise.resolve() };
    await new SpecRun(folder).judge(record);
    await lab.close();
    prepareJest(kataFolder);
  } catch {
    // No engine, a broken kata.
  }
}
