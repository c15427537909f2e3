import { statSync } from 'node:fs';
import type Docker from 'dockerode';
import type { ContainerInspectInfo } from 'dockerode';
import type { Mount } from '../../run/trace.ts';
import { showsField } from '../../run/commands.ts';
import type { Run } from '../../run/run.ts';
import { volumeOf } from './volume.ts';

/** A container whose mounts are looked at. */
interface Mounted {
  key: string;
  id: string;
  run: Run;
  inspect: () => Promise<ContainerInspectInfo>;
}

/** What the engine mounts in a container, sorted by target; noted for when the container is gone. */
export async function mountsOf(container: Mounted): Promise<Mount[]> {
  container.run.trace.viewed('mounts');
  return noteMounts(container);
}

/** As {@link mountsOf}, without being a look of a check's. */
export async function noteMounts(container: Mounted): Promise<Mount[]> {
  const mounts = await mountsIn(container.run.docker, await container.inspect());
  container.run.trace.mounts.set(container.id, mounts);
  return mounts;
}

/** The mounts in what the engine reports of a container, sorted by target. */
export async function mountsIn(
  docker: Docker,
  { Mounts: listed, HostConfig: config }: ContainerInspectInfo,
): Promise<Mount[]> {
  // A tmpfs that was asked for as an option of its own is not in the engine's list of mounts.
  const inMemory = Object.entries((config.Tmpfs ?? {}) as Record<string, string>).map(
    ([target, options]): Mount => ({
      kind: 'tmpfs',
      source: '',
      target,
      readOnly: options.split(',').includes('ro'),
    }),
  );
  const mounts = await Promise.all(listed.map((one) => mountOf(docker, one)));
  return [...mounts, ...inMemory].sort((a, b) => a.target.localeCompare(b.target));
}

async function mountOf(
  docker: Docker,
  listed: ContainerInspectInfo['Mounts'][number],
): Promise<Mount> {
  const { Type: type, Name: name = '', Source: path, Destination: target, RW: writable } = listed;
  const common = { target, readOnly: !writable };
  if (type === 'bind') return { kind: 'bind', source: path, ...common };
  if (type === 'tmpfs') return { kind: 'tmpfs', source: '', ...common };
  const { anonymous, ...volume } = await volumeOf(docker, name);
  return { kind: anonymous ? 'anonymous volume' : 'volume', source: name, ...volume, ...common };
}

/** The mount that holds this path of the container; undefined: it is in the container’s own layer. */
export function mountHolding(mounts: Mount[], path: string): Mount | undefined {
  return mounts
    .filter(({ target }) => isAtOrBelow(path, target))
    .sort((a, b) => b.target.length - a.target.length)[0];
}

/** Whether a path is another one, or lies somewhere below it. */
export function isAtOrBelow(path: string, other: string): boolean {
  return path === other || path.startsWith(other.replace(/\/*$/, '/'));
}

/** One line for each mount of a container, or one that says that it has none. */
export async function describeMounts(container: Mounted): Promise<string[]> {
  const mounts = await mountsOf(container);
  const { key } = container;
  if (mounts.length === 0) return [showsField(key, '{{json .Mounts}}', '[]: nothing is mounted')];
  const { HostConfig: config } = await container.inspect();
  const asOption = (config.Tmpfs ?? {}) as Record<string, string>;
  return mounts.map((mount) => {
    const isOption = mount.kind === 'tmpfs' && mount.target in asOption;
    const field = isOption ? '{{json .HostConfig.Tmpfs}}' : '{{json .Mounts}}';
    return showsField(key, field, describeMount(mount));
  });
}

/** `volume ledger-3f9a at /srv`. */
export function describeMount({ kind, source, target, readOnly, memory }: Mount): string {
  const what = {
    volume: `volume ${source}${memory ? ' (a tmpfs: memory)' : ''}`,
    'anonymous volume': `anonymous volume ${source.slice(0, 12)}…`,
    bind: onTheHost(source),
    tmpfs: 'tmpfs (memory)',
  }[kind];
  return `${what} at ${target}${readOnly ? ', read-only' : ''}`;
}

/** What kind of thing a path of the host is; for what this machine does not see, just the path. */
function onTheHost(path: string): string {
  try {
    if (statSync(path).isDirectory()) return `bind mount of the folder ${path}`;
    return `bind mount of the file ${path} (the one that had this name at the start)`;
  } catch {
    return `bind mount of ${path}`;
  }
}
