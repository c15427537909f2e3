import { waitFor } from '../../../system/wait-for.ts';
import type { ContainerHandle } from '../container/container.ts';
import { keyOf, ownContainers } from '../container/list.ts';
import { readListener } from './listeners.ts';
import { filesIn, listFiles, pidsIn } from './socket-owners.ts';

/** A process that has a listening socket open. */
export interface PortOwner {
  /** As the engine's host numbers it; null where nobody there is seen to have the socket. */
  pid: number | null;
  /** True for a process of the container under test. */
  own: boolean;
  /** Its mount namespace, which is its container's; '' where it is not to be seen. */
  files: string;
}

/** Who takes connections at an address of the host. */
export interface PortOwners {
  /** The command as a person would type it. */
  command: string;
  /** One entry for each process that has a socket open which takes them. */
  processes: PortOwner[];
}

/**
 * Who takes connections at this port of the host's loopback (IPv4), with the container's own processes
 * told from all others: those are its own that see its files. Several may have one socket open, and
 * several sockets may share one port. One that is just being closed or opened is looked at again.
 */
export async function ownersOf(container: ContainerHandle, port: number): Promise<PortOwners> {
  let owners = await look(container, port);
  if (!ownedAlone(owners))
    await waitFor(
      async () => {
        owners = await look(container, port);
        return ownedAlone(owners) || undefined;
      },
      { withinMs: 500, everyMs: 50 },
    );
  return owners;
}

/** True where somebody takes connections there, and nobody but the container. */
export function ownedAlone({ processes }: PortOwners): boolean {
  return processes.length > 0 && processes.every(({ own }) => own);
}

/** The processes that own a port in one line, by the container that each is a process of. */
export async function describeOwners(
  container: ContainerHandle,
  owners: PortOwners,
): Promise<string> {
  const containers = await filesOfContainers(container);
  const names = owners.processes.map(({ pid, own, files }) => {
    if (pid === null) return 'a process outside of every container';
    const of = own ? container.key : containers.get(files);
    return of ? `a process of ${of}` : `a process of no container of yours (number ${pid})`;
  });
  return [...new Set(names)].join(' and ') || 'no process at all';
}

async function look(container: ContainerHandle, port: number): Promise<PortOwners> {
  const filter = `sport = :${port}`;
  const line = `ss -Hltnp '${filter}'; ${listFiles}`;
  const [{ State: state }, { stdout }] = await Promise.all([
    container.inspect(),
    container.probeHost(['bash', '-c', line]),
  ]);
  const lines = stdout.split('\n');
  const files = filesIn(lines);
  const own = files.get(state.Pid);
  const processes = lines.filter((one) => takesLoopback(one)).flatMap((one) => pidsIn(one));
  return {
    command: `ss -ltnp '${filter}'`,
    processes: processes.map((pid) => {
      const seen = files.get(pid ?? 0) ?? '';
      return { pid, own: seen !== '' && seen === own, files: seen };
    }),
  };
}

/** Where a socket has to listen to be reached at 127.0.0.1; `*` is every address of both families. */
function takesLoopback(line: string): boolean {
  const address = readListener(line)?.address.replace(/%.*$/, '') ?? '';
  return ['*', '0.0.0.0', '127.0.0.1', '[::ffff:127.0.0.1]'].includes(address);
}

/** What the attempt's containers are called, by their mount namespaces. */
async function filesOfContainers(container: ContainerHandle): Promise<Map<string, string>> {
  const { run } = container;
  const [{ stdout }, infos] = await Promise.all([
    container.probeHost(['bash', '-c', listFiles]),
    ownContainers(run),
  ]);
  const files = filesIn(stdout.split('\n'));
  const entries = infos.map(async (info): Promise<[string, string]> => {
    const { State: state } = await run.docker.getContainer(info.Id).inspect();
    return [files.get(state.Pid) ?? '', keyOf(run, info)];
  });
  return new Map((await Promise.all(entries)).filter(([one]) => one !== ''));
}
