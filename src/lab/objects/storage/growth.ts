import { randomUUID } from 'node:crypto';
import { lookThroughHost, ownProcesses, type Observed } from '../container/processes.ts';

/** What has become larger in a container's files, by path: bytes; what is new counts one more. */
export type Growth = Map<string, number>;

// Runs in the toolbox; $1 is the container's first process, $2 where the toolbox keeps the first list.
// All that a process can write to is in it: the container's own layer, volumes, /dev/shm; and what was
// removed while a process has it open. Of a folder only that it is there: its size is its own affair.
const script = `${ownProcesses}
tree=/proc/$1/root
list() {
  while read -r _ _ _ _ point rest; do
    case "\${rest#* - }" in proc\\ * | sysfs\\ * | cgroup* | mqueue\\ * | devpts\\ *) continue ;; esac
    printf -v point %b "$point"
    find "$tree$point" -xdev \\( -type d -printf '0 %p\\0' -o -printf '%s %p\\0' \\)
  done <"/proc/$1/mountinfo"
  for pid in $own; do
    find -L "/proc/$pid/fd" -mindepth 1 -maxdepth 1 -type f -links 0 \\
      -printf '%s a removed file that a process has open (%D:%i)\\0'
  done
}
list "$1" 2>/dev/null | sort -zu >"$2.now"
[ -e "$2" ] || mv "$2.now" "$2"
[ ! -e "$2.now" ] || comm -z -3 "$2" "$2.now"
`;

/**
 * Lists the files of a running container, as the kernel has them, without a program of its image.
 * Resolves to a function that lists them again, and tells what has grown since.
 */
export async function watchGrowth(container: Observed): Promise<() => Promise<Growth>> {
  const first = `/tmp/${randomUUID()}`;
  await lookThroughHost(container, script, [first]);
  return async () => grown((await lookThroughHost(container, script, [first])).stdout);
}

/** Reads what `comm` prints: what only the first list has, and after a tab what only the second has. */
function grown(differences: string): Growth {
  const entries = differences
    .split('\0')
    .map((line) => /^(\t?)(\d+) (?:\/proc\/\d+\/root)?(.*)$/s.exec(line))
    .flatMap((match) =>
      match ? [{ now: match[1] !== '', size: Number(match[2]), path: match[3] ?? '' }] : [],
    );
  const before = new Map(entries.filter(({ now }) => !now).map(({ path, size }) => [path, size]));
  const growth = entries
    .filter(({ now }) => now)
    .map(({ path, size }): [string, number] => [path, size - (before.get(path) ?? -1)]);
  return new Map(growth.filter(([, bytes]) => bytes > 0));
}
