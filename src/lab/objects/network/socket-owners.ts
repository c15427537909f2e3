import type { ContainerInspectInfo } from 'dockerode';
import type { ProbeResult } from '../../probes/toolbox.ts';
import { readListener, type Listener } from './listeners.ts';

/** A command that lists the mount namespace of every process, a line each: `/proc/12/ns/mnt mnt:[4026532186]`. */
export const listFiles = "find /proc/[0-9]*/ns/mnt -maxdepth 0 -printf '%p %l\\n' 2>/dev/null";

/** The mount namespaces in what {@link listFiles} printed, by process. */
export function filesIn(lines: string[]): Map<number, string> {
  const found = lines.map((line) => /^\/proc\/(\d+)\/ns\/mnt (mnt:\S+)$/.exec(line));
  return new Map(found.flatMap((match) => (match ? [[Number(match[1]), match[2] ?? '']] : [])));
}

/** Whoever has the socket open; one that nobody is seen to have is somebody’s all the same. */
export function pidsIn(line: string): (number | null)[] {
  const pids = [...line.matchAll(/,pid=(\d+),fd=\d+\)/g)].map(([, pid]) => Number(pid));
  return pids.length > 0 ? [...new Set(pids)] : [null];
}

interface Container {
  inspect: () => Promise<ContainerInspectInfo>;
  probeHost: (argv: string[]) => Promise<ProbeResult>;
}

/** The TCP sockets of the host that wait for connections and that the container’s own processes have open. */
export async function ownListenersOnHost(container: Container): Promise<Listener[]> {
  const [{ State: state }, { stdout }] = await Promise.all([
    container.inspect(),
    container.probeHost(['bash', '-c', `ss -Hltnp; ${listFiles}`]),
  ]);
  const lines = stdout.split('\n');
  const files = filesIn(lines);
  const own = files.get(state.Pid);
  const isOwn = (pid: number | null) => own !== undefined && files.get(pid ?? 0) === own;
  return lines.filter((one) => pidsIn(one).some(isOwn)).flatMap((one) => readListener(one) ?? []);
}
