import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { dojoHome } from '../system/paths.ts';

/** A folder in which an image is made; it goes with the process at the latest. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => void }> {
  const parent = join(dojoHome(), 'tmp');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'image-'));
  const empty = () => rmSync(folder, { recursive: true, force: true });
  // Whoever is ended by Ctrl-C comes to no `finally`.
  process.once('exit', empty);
  const remove = () => {
    process.off('exit', empty);
    empty();
  };
  return { folder, remove };
}
