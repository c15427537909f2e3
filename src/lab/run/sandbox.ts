import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * A place of its own for code that nobody trusts: a sandbox with a rootless engine in it, made by
 * whoever started this process and told it so (DOJO_SANDBOX names the file that describes it). The
 * process itself stays outside, and only looks at that engine.
 */
export interface SandboxInfo {
  /** The sandbox's first process, as this machine numbers it. */
  pid: number;
  /** The number of the user that setups run as. */
  setup: number;
  /** The number of the user that runs the engine: root inside its containers. */
  engine: number;
  /** The folder for the files of runs, which the sandbox sees at the same path. */
  runs: string;
  /** The folder with the engine’s data, which the engine calls `/data`. */
  data: string;
  /** The control groups that limit it: the files that a process joins them by. */
  groups: string[];
  /** The one of them that stops what is in it: a folder, with one of its own for what stands alone. */
  freezer: string;
  /** The filter for the kernel’s calls of setups, a file of the sandbox’s; null where there is none. */
  calls: string | null;
}

/** The sandbox that setups of this process run in; null in practice, where they run as the learner. */
export function currentSandbox(): SandboxInfo | null {
  const file = process.env['DOJO_SANDBOX'];
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as SandboxInfo) : null;
}

/** A folder that holds a layer’s files, as an engine calls it, on this machine; null for any other. */
export function layerFolder(folder: string): string | null {
  const place = currentSandbox();
  if (!place) return folder;
  // An engine in a sandbox may say anything.
  const [, layer] = /^\/data\/overlay2\/(\w+)\/diff$/.exec(folder) ?? [];
  return layer ? join(place.data, 'overlay2', layer, 'diff') : null;
}

/** The command line that runs a setup’s process in the sandbox, within its limits. */
export function commandInSandbox(place: SandboxInfo, command: string[]): [string, ...string[]] {
  return withinLimits(place, asSetup(place, command));
}

/** The command line that runs another one within the sandbox’s limits, though not inside it. */
export function withinLimits({ groups }: SandboxInfo, command: string[]): [string, ...string[]] {
  const join = groups.map((group) => `echo $$ > ${group} && `).join('');
  return ['sh', '-c', `${join}exec "$@"`, 'sh', ...command];
}

/** As the setups’ user, inside the sandbox; a namespace alone limits nobody. */
function asSetup({ pid, setup, calls }: SandboxInfo, command: string[]): [string, ...string[]] {
  return [
    'nsenter',
    ...[`--target=${pid}`, '--mount', '--pid', '--ipc', '--uts', '--cgroup', '--wdns=/tmp'],
    // The engine's network lies one step further in: published ports are there.
    ...[
      'sh',
      '-c',
      'exec nsenter --net="/proc/$(cat /run/engine/dockerd-rootless/child_pid)/ns/net" "$@"',
    ],
    ...['sh', 'choom', '--adjust=900', '--'],
    ...['setpriv', `--reuid=${setup}`, `--regid=${setup}`, '--clear-groups', '--no-new-privs'],
    ...['--bounding-set=-all', '--inh-caps=-all'],
    ...(calls ? [`--seccomp-filter=${calls}`, '--'] : ['--']),
    ...command,
  ];
}

/** Ends every process of the setups' user, also those that left the setup's group. */
export function killSandboxProcesses(place: SandboxInfo): void {
  // One signal to all: the kernel lets none of them fork in between. Outside of the limits, which they
  // may have used up.
  const [command, ...args] = asSetup(place, ['sh', '-c', 'kill -KILL -1']);
  spawnSync(command, args, { timeout: 10_000, stdio: 'ignore' });
}
