import { lstat } from 'node:fs/promises';
import { join, normalize, relative } from 'node:path';
import { Refusal } from '../socket/engine-request.ts';
import type { Run } from '../run/run.ts';

/**
 * Refuses a folder of the engine's host that is not the run's own: a container may be given the
 * attempt and the folders that the lab made for it. A link on the way is refused as well, for only
 * the engine would follow it.
 */
export async function refuseSource(run: Run, source: string): Promise<void> {
  const path = normalize(source);
  const own = ['attempt', 'host'].map((name) => join(run.folder, name));
  const top = own.find((folder) => path === folder || path.startsWith(`${folder}/`));
  if (!top) throw refusal(source, 'it may give it the attempt’s files and the spec’s folders');
  let current = top;
  for (const part of ['', ...relative(top, path).split('/').filter(Boolean)]) {
    current = join(current, part);
    const found = await lstat(current).catch(() => null);
    // What is not there yet the engine makes, or refuses in its own words.
    if (!found) return;
    if (found.isSymbolicLink()) throw refusal(source, 'it leads over a link');
    if (!found.isDirectory() && !found.isFile()) throw refusal(source, 'it is no file or folder');
  }
}

function refusal(source: string, why: string): Refusal {
  return new Refusal(
    `docker-dojo: a submission may not give a container ${source.slice(0, 200)}: ${why}`,
  );
}
