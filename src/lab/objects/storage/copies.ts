import { CannotJudge } from '../../../errors/errors.ts';
import type { ContainerHandle } from '../container/container.ts';
import type { HostFolder } from './host-folder.ts';

/** Where a text is that a file of the host's folder holds, among the files that a container has. */
export interface Whereabouts {
  /** The folder's own file is one of them: the folder is mounted there. */
  mounted: boolean;
  /** Other files with this text, as the container calls them. */
  copies: string[];
  /** A file was just being written: another look may see more. */
  unsettled: boolean;
}

// Runs in the toolbox; $1 is the container's first process, $2 the file, $3 the text. What is written
// there has been changed a moment ago, whatever time it says it was written at: -cmin, not -mmin. Of
// an overlay only what lies above the image can be new; its folder is one of the engine's, whose
// process started this one.
const script = `
root=/proc/$1/root
points=()
while read -r _ _ _ _ point rest; do
  kind=\${rest#* - }
  case "$kind" in proc*|sysfs*|cgroup*|mqueue*|devpts*) continue ;; esac
  if [ "$point" = / ] && [[ "$kind" =~ upperdir=(/[^,]+) ]]; then
    upper=$(printf %b "\${BASH_REMATCH[1]}")
    ln -sfn "/proc/$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$1/status")/root$upper" upper
    if [ -d upper/ ]; then points+=(upper/); continue; fi
  fi
  printf -v point %b "$point"
  points+=("$root\${point%/}/")
done <"/proc/$1/mountinfo"
[ "\${#points[@]}" -gt 0 ] || exit 3
own=$(stat -c %d:%i "/folder/$2") || exit 4
: >empty
timeout 30 find "\${points[@]}" -xdev -type f -cmin -10 \\
  \\( -size 0 -fprintf empty '%P\\n' -o -exec grep -lZF -e "$3" -- {} + \\) 2>find-errors |
  head -z -n 40 | xargs -0r stat --printf '%d:%i %n\\0' -- >found
printf '%s\\0%s\\0' "$own" "$(grep -cvx .dockerenv empty)"
sort -zu found
`;

/**
 * Looks for a text in all that a container has mounted and in its own layer, as the kernel has it:
 * which of the files with it are the host's own file, and which are copies.
 * @param text what the host's file holds now, and nothing older does
 */
export async function whereaboutsOf(
  container: ContainerHandle,
  { folder, file, text }: { folder: HostFolder; file: string; text: string },
): Promise<Whereabouts> {
  const { State: state } = await container.inspect();
  if (!state.Running) throw await container.notRunning('look into its files');
  const argv = ['bash', '-c', script, 'look', String(state.Pid), file, text];
  const { exitCode, stdout, stderr } = await container.filesBeside(folder.path).run(argv);
  const { State: now } = await container.inspect();
  if (now.Pid !== state.Pid) throw await container.notRunning('look into its files');
  const [own, empty, ...found] = stdout.split('\0').slice(0, -1);
  if (exitCode !== 0 || own === undefined)
    throw new CannotJudge({
      failed: `The files of ${container.key} could not be looked at`,
      lines: [stderr.trim() || `exit code ${exitCode}`],
    });
  const files = found.map((line) => {
    const [identity, path] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
    return {
      identity,
      path: path.replace(/^(?:upper|\/proc\/\d+\/root)\/*/, '/').replaceAll(/\/+/g, '/'),
    };
  });
  const copies = files.filter(({ identity }) => identity !== own).map(({ path }) => path);
  return {
    mounted: files.some(({ identity }) => identity === own),
    copies: [...new Set(copies)].sort(),
    unsettled: Number(empty) > 0,
  };
}
