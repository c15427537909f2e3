import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pluginPlaces } from '../../engine/cli-plugins.ts';
import type { Run } from '../run/run.ts';

/**
 * Puts a buildx of the run's own before the real one in the setup's home: a build through BuildKit's
 * stream is nothing that the proxy could label, so its labels are added on the
 * command's line; and it does not prune the build cache, which everybody shares. Others of the dojo's
 * labels it takes from nobody.
 */
export function writeCliPlugin(run: Run): void {
  const folder = join(run.folder, '.docker', 'cli-plugins');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'docker-buildx'), script(run), { mode: 0o755 });
}

function script({ labels }: Run): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  const onBuild = pairs.map((pair) => `--label ${pair}`).join(' ');
  const onBake = pairs.map((pair) => `--set *.labels.${pair}`).join(' ');
  return `#!/bin/sh
set -f
for real in ${pluginPlaces('docker-buildx').map(quoted).join(' ')}; do [ -x "$real" ] && break; done
count=$#
stamped=
before=
while [ "$count" -gt 0 ]; do
  word=$1
  shift
  count=$((count - 1))
  set -- "$@" "$word"
  case "$before $word" in
    '--label dojo.'* | *' --label=dojo.'* | '--set '*.labels.dojo.* | *' --set='*.labels.dojo.*)
      echo "docker-dojo: the labels dojo.* are the dojo's own: a setup may not set them ($word)" >&2
      exit 1
      ;;
  esac
  before=$word
  [ -n "$stamped" ] && continue
  case "$word" in
    build | b) stamped=1; set -- "$@" ${onBuild} ;;
    bake | f) stamped=1; set -- "$@" ${onBake} ;;
    prune) echo 'docker-dojo: the build cache is shared; a setup may not prune it' >&2; exit 1 ;;
  esac
done
exec "$real" "$@"
`;
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
