import { currentSandbox } from '../run/sandbox.ts';
import type { Run } from '../run/run.ts';

/**
 * What the learner's code finds in its environment: an engine, and a home of its own.
 * @param dockerHost the run's pass-through socket, for DOCKER_HOST
 */
export function setupEnv(run: Run, dockerHost: string): Record<string, string> {
  return {
    DOCKER_HOST: dockerHost,
    HOME: run.folder,
    // In a sandbox the run's folder is for reading.
    TMPDIR: currentSandbox() ? '/tmp' : run.folder,
    ...(currentSandbox() ? { BUILDX_CONFIG: '/tmp/buildx' } : {}),
    TESTCONTAINERS_RYUK_DISABLED: 'true',
    BUILDX_BUILDER: 'default',
  };
}
