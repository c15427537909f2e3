import { existsSync } from 'node:fs';
import { dojoHome } from '../system/paths.ts';
import type { Steps } from '../system/steps.ts';
import { discover } from './discover.ts';
import { ensureEngine } from './ensure.ts';
import { engineProcessFile } from './managed/start.ts';

/**
 * Starts the dojo's own engine again where it has ended by itself; true when it has. One that somebody
 * stopped, or that is not the dojo's, is left alone.
 */
export async function bringEngineBack(steps: Steps): Promise<boolean> {
  if (!existsSync(engineProcessFile(dojoHome()))) return false;
  // An address that the person chose is theirs to look after.
  const found = await discover().catch(() => null);
  if (!found || found.endpoint) return false;
  await ensureEngine(steps);
  return true;
}
