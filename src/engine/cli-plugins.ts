import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { dockerConfig, dockerFolder } from './config.ts';

/** Where systems keep the docker CLI's plugins; a person's own folders come before. */
const systemFolders = ['libexec', 'lib', 'local/lib', 'local/libexec'].map(
  (folder) => `/usr/${folder}/docker/cli-plugins`,
);

/** Where this person's docker CLI would look for a plugin (`docker-buildx`), the first place first. */
export function pluginPlaces(name: string): string[] {
  const { cliPluginsExtraDirs: others = [] } = dockerConfig();
  const folders = [join(dockerFolder(), 'cli-plugins'), ...others, ...systemFolders];
  return folders.map((folder) => join(folder, name));
}

/** The plugin that this person's docker CLI would run: absolute path. Null where there is none. */
export function findPlugin(name: string): string | null {
  return pluginPlaces(name).find(canRun) ?? null;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
