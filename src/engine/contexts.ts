import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The engine's address in the current docker context, as the docker CLI keeps it on disk; null when
 * the context is the default one or cannot be read. testcontainers does not read contexts, so the
 * dojo does.
 */
export async function currentContext(
  env: NodeJS.ProcessEnv,
): Promise<{ name: string; host: string } | null> {
  const folder = env['DOCKER_CONFIG'] ?? join(homedir(), '.docker');
  const config = (await readJson(join(folder, 'config.json'))) as {
    currentContext?: string;
  } | null;
  const name = env['DOCKER_CONTEXT'] ?? config?.currentContext;
  if (!name || name === 'default') return null;
  const id = createHash('sha256').update(name).digest('hex');
  const meta = (await readJson(join(folder, 'contexts', 'meta', id, 'meta.json'))) as {
    Endpoints?: { docker?: { Host?: string } };
  } | null;
  const host = meta?.Endpoints?.docker?.Host;
  return host ? { name, host } : null;
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}
