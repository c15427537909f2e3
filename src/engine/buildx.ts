import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { CannotJudge } from '../errors/errors.ts';
import { lastLines } from '../errors/error-details.ts';
import { dockerConfig, dockerFolder } from './config.ts';

/** Where systems keep the docker CLI's plugins; a person's own folders come before. */
const systemFolders = ['libexec', 'lib', 'local/lib', 'local/libexec'].map(
  (folder) => `/usr/${folder}/docker/cli-plugins`,
);

let known: [string, ...string[]] | undefined;

/** Where this person's docker CLI would look for its plugin buildx, the first place first. */
export function buildxPlaces(): string[] {
  const { cliPluginsExtraDirs: others = [] } = dockerConfig();
  const folders = [join(dockerFolder(), 'cli-plugins'), ...others, ...systemFolders];
  return folders.map((folder) => join(folder, 'docker-buildx'));
}

/**
 * The command that is buildx: the plugin itself where it lies in a usual place. `docker buildx` would
 * start it twice, the first time to ask who it is: 40 ms at each build. Throws where there is none.
 */
export function buildx(): [string, ...string[]] {
  const [plugin] = known ? [] : buildxPlaces().filter(canRun);
  known ??= plugin ? [plugin] : throughTheCli();
  return known;
}

function throughTheCli(): [string, ...string[]] {
  const { status, stderr, error } = spawnSync('docker', ['buildx', 'version'], {
    encoding: 'utf8',
  });
  if (status === 0) return ['docker', 'buildx'];
  throw new CannotJudge({
    failed: 'This kata builds images, and buildx, with which the docker CLI builds, is not here',
    command: 'docker buildx version',
    lines: error ? [error.message] : lastLines(stderr, 2),
    next: [
      'npm start (brings it), or',
      'install the plugin: https://docs.docker.com/build/concepts/overview/',
    ],
  });
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
