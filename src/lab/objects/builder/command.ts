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
 * Its environment: this engine and no other, and a folder of buildx’s that is the run’s own. By the id
 * in there and the name of the context BuildKit knows what it has been sent before, and asks again only
 * for files of another size or time: of two runs, the second would get what the first has written in
 * the same tick of the clock. For a sandbox’s it is the CLI’s folder too, without the grader’s logins.
 * Not in the home of setups: the CLI makes it for root alone, and they find their plugins in theirs.
 */
export function buildEnv({ endpoint, folder }: Run): Record<string, string> {
  const config = join(folder, 'builder');
  const env = { ...cliEnv(endpoint), BUILDX_CONFIG: config };
  return currentSandbox() ? { ...env, DOCKER_CONFIG: config } : env;
}
