import { join } from 'node:path';
import { buildx } from '../../../engine/buildx.ts';
import { cliEnv } from '../../../engine/docker-cli.ts';
import { currentSandbox, withinLimits } from '../../run/sandbox.ts';
import type { Run } from '../../run/run.ts';

/**
 * The command that is buildx. It helps BuildKit while it builds, with what its own machine has: it
 * fetches tokens from wherever a registry sends it. For a sandbox’s engine it therefore runs where
 * there is no network; the engine’s socket is a file. What it costs counts as the submission’s.
 */
export function buildCommand(): [string, ...string[]] {
  const place = currentSandbox();
  return place ? withinLimits(place, ['unshare', '--net', ...buildx()]) : buildx();
}

/**
 * Its environment: this engine and no other; for a sandbox’s, without the grader’s logins. Not in the
 * home of setups: the CLI makes this folder for root alone, and they find their plugins in theirs.
 */
export function buildEnv({ endpoint, folder }: Run): Record<string, string> {
  const env = cliEnv(endpoint);
  return currentSandbox() ? { ...env, DOCKER_CONFIG: join(folder, 'builder') } : env;
}
