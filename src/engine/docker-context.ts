import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotJudge } from '../errors/errors.ts';
import { dockerConfig, dockerFolder, readJson } from './config.ts';

/** A docker context that is not the default one. */
export interface DockerContext {
  name: string;
  /** As in DOCKER_HOST. */
  host: string;
  /** The folder of ca.pem, cert.pem and key.pem; null where it has none. */
  certificates: string | null;
}

/**
 * The current docker context, as the docker CLI keeps it on disk; null where that is the default one.
 * Throws for one that does not exist, as docker does. testcontainers does not read contexts, so the
 * dojo does.
 */
export function currentContext(env: NodeJS.ProcessEnv): DockerContext | null {
  // An empty variable counts as unset.
  const name = env['DOCKER_CONTEXT'] || dockerConfig(env).currentContext;
  if (!name || name === 'default') return null;
  const id = createHash('sha256').update(name).digest('hex');
  const folder = join(dockerFolder(env), 'contexts');
  const meta = readJson(join(folder, 'meta', id, 'meta.json')) as {
    Endpoints?: { docker?: { Host?: string } };
  } | null;
  const host = meta?.Endpoints?.docker?.Host;
  if (!host) throw noSuchContext(name, env);
  const certificates = join(folder, 'tls', id, 'docker');
  return { name, host, certificates: existsSync(certificates) ? certificates : null };
}

function noSuchContext(name: string, env: NodeJS.ProcessEnv): CannotJudge {
  const chosen = env['DOCKER_CONTEXT'] ? 'DOCKER_CONTEXT' : 'docker context use';
  return new CannotJudge({
    failed: `There is no docker context "${name}"`,
    on: `chosen by ${chosen}`,
    next: [
      'docker context ls (lists those that there are)',
      chosen === 'DOCKER_CONTEXT' ? 'unset DOCKER_CONTEXT' : 'docker context use default',
    ],
  });
}
