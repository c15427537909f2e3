import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where systems keep the docker CLI's plugins; a person's own folder comes before. */
export const pluginFolders = ['libexec', 'lib', 'local/lib', 'local/libexec'].map(
  (folder) => `/usr/${folder}/docker/cli-plugins`,
);

let known: string[] | undefined;

/**
 * The command that is buildx: the plugin itself where it lies in a usual place. `docker buildx` would
 * start it twice, the first time to ask who it is: 40 ms at each build.
 */
export function buildx(): [string, ...string[]] {
  const own = join(process.env['DOCKER_CONFIG'] ?? join(homedir(), '.docker'), 'cli-plugins');
  known ??= [own, ...pluginFolders].map((folder) => join(folder, 'docker-buildx')).filter(canRun);
  const [plugin] = known;
  return plugin ? [plugin] : ['docker', 'buildx'];
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
