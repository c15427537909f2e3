import { join } from 'node:path';
import { currentSandbox } from '../run/sandbox.ts';
import type { Run } from '../run/run.ts';

/**
 * What the learner's code finds in its environment: an engine, and a home of its own.
 * @param dockerHost the run's pass-through socket, for DOCKER_HOST
 */
export function setupEnv(run: Run, dockerHost: string): Record<string, string> {
  // In a sandbox the run's folder is for reading.
  const folder = currentSandbox() ? '/tmp' : run.folder;
  return {
    DOCKER_HOST: dockerHost,
    HOME: run.folder,
    TMPDIR: folder,
    BUILDX_CONFIG: join(folder, 'buildx'),
    TESTCONTAINERS_RYUK_DISABLED: 'true',
    BUILDX_BUILDER: 'default',
  };
}
