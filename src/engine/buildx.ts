import { spawnSync } from 'node:child_process';
import { CannotJudge } from '../errors/errors.ts';
import { lastLines } from '../errors/error-details.ts';
import { findPlugin } from './cli-plugins.ts';

let known: [string, ...string[]] | undefined;

/**
 * The command that is buildx: the plugin itself where it lies in a usual place. `docker buildx` would
 * start it twice, the first time to ask who it is: 40 ms at each build. Throws where there is none.
 */
export function buildx(): [string, ...string[]] {
  const plugin = known ? null : findPlugin('docker-buildx');
  known ??= plugin === null ? throughTheCli() : [plugin];
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
