import type { Options } from 'execa';
import { CannotJudge } from '../errors/errors.ts';
import { lastLines } from '../errors/error-details.ts';
import type { Endpoint } from './endpoint.ts';

/** The environment in which the docker CLI talks to this engine and no other. */
export function cliEnv(endpoint: Pick<Endpoint, 'host'>): Record<string, string> {
  return { DOCKER_HOST: endpoint.host, DOCKER_CONTEXT: '', BUILDX_BUILDER: 'default' };
}

/** Runs the docker CLI; resolves to its standard output. Throws with its last lines. */
export async function dockerCli(
  endpoint: Endpoint,
  args: string[],
  options: Options = {},
): Promise<string> {
  const { execa } = await import('execa');
  const run = await execa('docker', args, { ...options, env: cliEnv(endpoint), reject: false });
  if (run.exitCode === 0) return String(run.stdout);
  throw new CannotJudge({
    failed: 'The docker CLI did not succeed',
    command: `docker ${args.join(' ')}`,
    lines: lastLines(String(run.stderr || run.originalMessage)),
    next: ['npm run dojo -- doctor'],
  });
}
