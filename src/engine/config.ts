import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userHome } from '../system/user-home.ts';

/** What the dojo reads of the docker CLI's `config.json`. */
export interface DockerConfig {
  currentContext?: string;
  cliPluginsExtraDirs?: string[];
}

/** The folder in which the docker CLI keeps its settings; an empty variable counts as unset. */
export function dockerFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env['DOCKER_CONFIG'] || join(userHome(), '.docker');
}

/** The docker CLI's settings; none where they cannot be read. */
export function dockerConfig(env: NodeJS.ProcessEnv = process.env): DockerConfig {
  return readJson(join(dockerFolder(env), 'config.json')) ?? {};
}

/** A file of JSON; null where it cannot be read. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
