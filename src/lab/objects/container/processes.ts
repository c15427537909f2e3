import type { ContainerInspectInfo } from 'dockerode';
import { CannotJudge } from '../../../errors/errors.ts';
import type { ProbeResult } from '../../probes/toolbox.ts';
import type { AttemptError } from '../../run/observation.ts';

/** A container whose processes are looked at from the engine's host. */
export interface Observed {
  key: string;
  inspect: () => Promise<ContainerInspectInfo>;
  probeHost: (argv: string[]) => Promise<ProbeResult>;
  notRunning: (wanted: string) => Promise<AttemptError>;
}

/** A process of a container. */
export interface Process {
  /** Its real, effective, saved and file-system user, as the container numbers them. */
  users: number[];
  /** Those of root’s capabilities that it has, or may take: `CAP_CHOWN`. */
  capabilities: string[];
  /** Its command line, as it is now. */
  command: string;
}

/**
 * Shell: the processes that see the files of the container whose first process is $1, in `$own`. A
 * `docker exec` is one of them as well.
 */
export const ownProcesses = `
files=$(readlink "/proc/$1/ns/mnt") || exit 3
own=$(find /proc/[0-9]*/ns/mnt -maxdepth 0 -printf '%p %l\\n' 2>/dev/null |
  grep -F " $files" | cut -d / -f 3)
`;

const list = `${ownProcesses}
for pid in $own; do
  users=$(sed -n 's/^Uid:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
  permitted=$(sed -n 's/^CapPrm:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
  # One that has just ended has none.
  [ -n "$users" ] && [ -n "$permitted" ] || continue
  printf '%s\\n' "$users $permitted $(tr '\\0\\n' '  ' <"/proc/$pid/cmdline")"
done
`;

/** The processes that run in a container now. */
export async function processesOf(container: Observed): Promise<Process[]> {
  const { stdout } = await lookThroughHost(container, list, []);
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [, users = '', permitted = '0', command = ''] =
        /^((?:\d+\s){4})([\da-f]+) (.*)$/.exec(line) ?? [];
      return {
        users: users.trim().split(/\s/).map(Number),
        capabilities: rootsCapabilities(BigInt(`0x${permitted}`)),
        command: command.trim(),
      };
    });
}

/** The capabilities with which somebody is as good as root, by their bits in the kernel’s masks. */
const asGoodAsRoot: Record<string, bigint> = {
  CAP_CHOWN: 1n << 0n,
  CAP_DAC_OVERRIDE: 1n << 1n,
  CAP_DAC_READ_SEARCH: 1n << 2n,
  CAP_FOWNER: 1n << 3n,
  CAP_SETGID: 1n << 6n,
  CAP_SETUID: 1n << 7n,
  CAP_SETPCAP: 1n << 8n,
  CAP_SYS_PTRACE: 1n << 19n,
  CAP_SYS_ADMIN: 1n << 21n,
  CAP_SETFCAP: 1n << 31n,
};

function rootsCapabilities(permitted: bigint): string[] {
  return Object.keys(asGoodAsRoot).filter((name) => permitted & (asGoodAsRoot[name] ?? 0n));
}

/**
 * Runs a script of bash in the toolbox that sees every process of the engine's host, with the
 * container's first process as `$1`. It ends with 3 where that is gone.
 * @param words what follows that
 */
export async function lookThroughHost(
  container: Observed,
  script: string,
  words: string[],
): Promise<ProbeResult> {
  const { State: state } = await container.inspect();
  if (!state.Running || state.Restarting) throw await container.notRunning('be looked into');
  const argv = ['bash', '-c', script, 'look', String(state.Pid), ...words];
  const result = await container.probeHost(argv);
  const { State: now } = await container.inspect();
  if (now.Pid !== state.Pid) throw await container.notRunning('be looked into');
  if (result.exitCode !== 0)
    throw new CannotJudge({
      failed: `The processes and the files of ${container.key} could not be looked at`,
      lines: [result.stderr.trim() || `exit code ${result.exitCode}`],
    });
  return result;
}
