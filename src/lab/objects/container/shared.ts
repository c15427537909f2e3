import type { ContainerInspectInfo } from 'dockerode';
import { hasCode } from '../../../errors/messages.ts';
import { nameIn } from '../../run/commands.ts';
import type { ContainerHandle } from './container.ts';

/** What two containers share that leads from one into the other, whatever their networks are. */
export interface Shared {
  /** Where it is to be seen, as a docker command. */
  command: string;
  got: string;
}

/** What another container shares with this one; undefined where that is nothing that leads into it. */
export async function sharedWith(
  container: ContainerHandle,
  other: ContainerHandle,
): Promise<Shared | undefined> {
  const [own, others] = await Promise.all([container.inspect(), other.inspect()]);
  return (
    (await processesShared(container, own, other, others)) ??
    (await socketShared(container, own, other, others)) ??
    networkShared(container, own, other, others)
  );
}

type Info = ContainerInspectInfo;
type Ask = (
  container: ContainerHandle,
  own: Info,
  other: ContainerHandle,
  others: Info,
) => Promise<Shared | undefined>;

/** One’s processes, their environment and their files, or the memory that they share. */
const processesShared: Ask = async (container, own, other, others) => {
  for (const [field, mode] of [
    ['PidMode', 'PID'],
    ['IpcMode', 'IPC'],
  ] as const) {
    const [mine = '', theirs = ''] = [own.HostConfig[field], others.HostConfig[field]];
    const [owner, another] = await Promise.all([ownerOf(container, mine), ownerOf(other, theirs)]);
    const onHost = field === 'PidMode' && theirs === 'host';
    if (owner === another || onHost)
      return {
        command: `docker inspect -f '{{.HostConfig.${field}}}' ${nameIn(other.key)}`,
        got: `${theirs || '(its own)'}: ${other.key} shares ${onHost ? 'the host’s' : 'one'} ${mode} namespace with ${container.key}`,
      };
  }
  return undefined;
};

/** Whose namespace a mode like `container:…` names; of any other mode the container itself. */
async function ownerOf(container: ContainerHandle, mode: string): Promise<string> {
  const [, name] = /^container:(.+)$/.exec(mode) ?? [];
  if (!name) return container.id;
  try {
    return (await container.run.docker.getContainer(name).inspect()).Id;
  } catch (error) {
    if (hasCode(error, 404)) return name;
    throw error;
  }
}

/** A socket at which one listens, in a folder that both have mounted, whole or a part of it. */
const socketShared: Ask = async (container, own, other, others) => {
  const [socket] = await sharedSockets(container, own, others);
  if (!socket) return undefined;
  return {
    command: container.typed('ss -lx'),
    got: `${container.key} listens at ${socket.path}, in a folder that ${other.key} has mounted as well`,
  };
};

/**
 * The Unix sockets at which something listens beside a container, in folders that another has mounted as
 * well, whole or a part of it.
 * @returns where the container has each, and where the other has it
 */
export async function sharedSockets(
  container: ContainerHandle,
  { Mounts: own }: Info,
  { Mounts: others }: Info,
): Promise<{ path: string; pathThere: string }[]> {
  if (others.length === 0 || own.length === 0) return [];
  const { stdout } = await container.probe(['ss', '-Hlxn']);
  const sockets = stdout.split('\n').map((line) => line.split(/\s+/)[4] ?? '');
  return sockets.flatMap((path) =>
    own
      .filter(({ Destination: folder }) => path.startsWith(`${folder}/`))
      .map((mount) => `${sourceOf(mount)}${path.slice(mount.Destination.length)}`)
      .flatMap((place) =>
        others
          .filter((mount) => place.startsWith(`${sourceOf(mount)}/`))
          .map((mount) => ({
            path,
            pathThere: `${mount.Destination}${place.slice(sourceOf(mount).length)}`,
          })),
      ),
  );
}

/** The engine’s own folder is one source whoever mounts it, a volume as well as a bind mount. */
function sourceOf({ Source: source, Name: name }: Info['Mounts'][number]): string {
  return name ?? source;
}

/** Of one that is just not running, but comes back by itself: a network that both are on. */
const networkShared: Ask = (container, own, other, others) => {
  if (!others.State.Restarting) return Promise.resolve(undefined);
  const networks = Object.keys(own.NetworkSettings.Networks);
  const both = Object.keys(others.NetworkSettings.Networks).find((one) => networks.includes(one));
  if (!both || both === 'none') return Promise.resolve(undefined);
  return Promise.resolve({
    command: `docker inspect -f '{{.State.Status}}' ${nameIn(other.key)}`,
    got: `restarting; ${other.key} is on ${both} with ${container.key}`,
  });
};
