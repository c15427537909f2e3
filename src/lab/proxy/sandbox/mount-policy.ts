import { join, normalize } from 'node:path';
import { ProxyError } from '../api-request.ts';
import type { Run } from '../../run/run.ts';

/**
 * Refuses a folder of the engine's host that is none of the submission's: a container may be given
 * the attempt, the folders that the lab made for it, and what the setup itself made under /tmp. Where
 * these lie the kernel follows no link (`nosymfollow` in the sandbox), so that a path is what it says.
 */
export function refuseSource(run: Run, source: string): void {
  const path = normalize(source);
  const own = [join(run.folder, 'attempt'), join(run.folder, 'host')];
  if (own.some((folder) => path === folder || path.startsWith(`${folder}/`))) return;
  if (path.startsWith('/tmp/')) return;
  throw new ProxyError(
    `docker-dojo: a submission may not give a container ${source.slice(0, 200)}: ` +
      'it may give it its own files, the spec’s folders, and what it made under /tmp',
  );
}
