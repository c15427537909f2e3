import type { Run } from '../run/run.ts';
import { asFields, asWords, spellKeys } from './go-json.ts';
import { refuseDojoLabels, labelObject } from './dojo-labels.ts';
import { ProxyError, type ApiRequest, type Fields } from './api-request.ts';
import { ownNetworks } from './networks.ts';
import { ownId, refuseIdAsName } from './ownership.ts';
import { ownVolume } from './volumes.ts';

interface MountBody {
  Type?: string;
  Source?: string;
  VolumeOptions?: {
    Labels?: Record<string, string> | null;
    DriverConfig?: { Name?: string; Options?: Record<string, string> | null } | null;
  } | null;
}

/** What of a container's description concerns the lab. */
export interface ContainerBody {
  HostConfig?: {
    Binds?: string[] | null;
    Mounts?: MountBody[] | null;
    NetworkMode?: string;
    PortBindings?: object | null;
    PublishAllPorts?: boolean;
  };
}

/** Whose namespaces a container may join. */
const modes = [
  ...['NetworkMode', 'PidMode', 'IpcMode'],
  ...['UTSMode', 'UsernsMode', 'CgroupnsMode'],
] as const;

/**
 * Labels a container, and makes the named volumes that creating it would make, so that they carry
 * the label too. What it joins is the setup's own, and goes to the engine by id.
 */
export async function labelContainer(run: Run, request: ApiRequest): Promise<void> {
  const body = (request.body ??= {});
  spellKeys(body, ['Image', 'Labels', 'HostConfig', 'NetworkingConfig']);
  const config = (body['HostConfig'] = asFields(body['HostConfig'], 'HostConfig'));
  spellKeys(config, [
    ...[...modes, 'Binds', 'Mounts', 'VolumesFrom', 'Links'],
    ...['PortBindings', 'PublishAllPorts'],
  ]);
  const mounts = mountsOf(config);
  for (const { VolumeOptions: options } of mounts)
    refuseDojoLabels(run, asFields(asFields(options, 'VolumeOptions')['Labels'], 'Labels'));
  const chosen = request.query.get('name');
  refuseIdAsName(chosen);
  if (chosen) run.trace.chosenNames.add(chosen);
  await Promise.all([
    labelObject(run, body, body['Image']),
    ...modes.map((mode) => ownNamespace(run, config, mode)),
    ownContainersOf(run, config),
    ownNetworks(run, body, config),
    ...[...namedVolumes(body)].map((name) => ownVolume(run, name, askedOf(body, name))),
  ]);
}

// Anything else the engine refuses, in its own words: `./menu` was meant for a path.
const volumeName = /^[a-zA-Z0-9][\w.-]*$/;

/** The volumes with a name that a container is to have. */
function namedVolumes({ HostConfig: config }: ContainerBody): Set<string> {
  const bound = (config?.Binds ?? [])
    .map((bind) => bind.split(':'))
    .flatMap(([source, target]) => (source && target ? [source] : []));
  const mounted = (config?.Mounts ?? []).flatMap(({ Type, Source }) =>
    Type === 'volume' && Source ? [Source] : [],
  );
  return new Set([...bound, ...mounted].filter((source) => volumeName.test(source)));
}

function mountsOf(config: Fields): Fields[] {
  asWords(config['Binds'], 'Binds');
  const mounts = Array.isArray(config['Mounts']) ? (config['Mounts'] as unknown[]) : [];
  return mounts.map((one) => {
    const mount = asFields(one, 'a mount');
    spellKeys(mount, ['Type', 'Source', 'VolumeOptions']);
    spellKeys(asFields(mount['VolumeOptions'], 'VolumeOptions'), ['Labels']);
    return mount;
  });
}

async function ownNamespace(run: Run, config: Fields, mode: string): Promise<void> {
  const value = config[mode];
  const [, name] = /^container:(.*)$/s.exec(typeof value === 'string' ? value : '') ?? [];
  if (name === undefined) return;
  const joinable = mode === 'NetworkMode' ? run.external.containers : undefined;
  config[mode] = `container:${await ownId(run, 'containers', name, joinable)}`;
}

async function ownContainersOf(run: Run, config: Fields): Promise<void> {
  const from = asWords(config['VolumesFrom'], 'VolumesFrom').map(async (entry) => {
    const [name = '', ...rest] = entry.split(':');
    return [await ownId(run, 'containers', name), ...rest].join(':');
  });
  const links = asWords(config['Links'], 'Links').map(async (entry) => {
    const { name, alias } = readLink(entry);
    return `${await ownId(run, 'containers', name)}:${alias}`;
  });
  const [volumesFrom, linked] = await Promise.all([Promise.all(from), Promise.all(links)]);
  if (volumesFrom.length > 0) config['VolumesFrom'] = volumesFrom;
  if (linked.length > 0) config['Links'] = linked;
}

/** `db`, `db:alias`, or, as an inspect shows it, `/db:/web/alias`. */
function readLink(entry: string): { name: string; alias: string } {
  const [name = '', alias = name, more] = entry.split(':');
  if (more !== undefined) throw new ProxyError(`docker-dojo: ${entry} is no link`, 400);
  if (!name.startsWith('/')) return { name, alias };
  return { name: name.slice(1), alias: alias.slice(alias.lastIndexOf('/') + 1) };
}

/** What a container asks of a volume that it brings about: a driver, its options, labels. */
function askedOf({ HostConfig: config }: ContainerBody, name: string): Fields {
  const mount = config?.Mounts?.find(({ Type, Source }) => Type === 'volume' && Source === name);
  const { Labels: labels, DriverConfig: driver } = mount?.VolumeOptions ?? {};
  return {
    Labels: labels ?? {},
    ...(driver ? { Driver: driver.Name || 'local', DriverOpts: driver.Options ?? {} } : {}),
  };
}
