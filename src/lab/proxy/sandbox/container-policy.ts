import { ProxyError } from '../api-request.ts';
import type { Run } from '../../run/run.ts';
import { spellKeys, unset } from '../go-json.ts';
import { refuseSource } from './mount-policy.ts';

type Fields = Record<string, unknown>;

/** Options of a container that keep it in its place, or that are looked at below. */
const free = [
  ...['NetworkMode', 'PortBindings', 'PublishAllPorts', 'Links', 'ExtraHosts'],
  ...['Dns', 'DnsOptions', 'DnsSearch', 'RestartPolicy', 'AutoRemove', 'Init'],
  ...['Binds', 'Mounts', 'VolumesFrom', 'Tmpfs', 'ShmSize', 'ReadonlyRootfs', 'StorageOpt'],
  ...['CapDrop', 'GroupAdd', 'Ulimits', 'ConsoleSize', 'Annotations', 'Sysctls'],
  ...['Memory', 'MemorySwap', 'MemoryReservation', 'MemorySwappiness', 'NanoCpus', 'CpuShares'],
  ...['CpuPeriod', 'CpuQuota', 'CpusetCpus', 'CpusetMems', 'PidsLimit', 'BlkioWeight'],
  ...['OomScoreAdj', 'Isolation'],
] as const;

/** Options with a few values that keep a container in its place. */
const limited: Record<string, RegExp> = {
  IpcMode: /^(?:private|shareable|none)$/,
  CgroupnsMode: /^private$/,
  VolumeDriver: /^local$/,
  Runtime: /^runc$/,
};

/** What root has in a container anyway. */
const usualCapabilities =
  /^(?:CAP_)?(?:CHOWN|DAC_OVERRIDE|FSETID|FOWNER|MKNOD|NET_RAW|SETGID|SETUID|SETFCAP|SETPCAP|NET_BIND_SERVICE|SYS_CHROOT|KILL|AUDIT_WRITE)$/i;

/** Options for which nothing is something: no path of /proc is masked then. */
const masks = ['MaskedPaths', 'ReadonlyPaths'];

const spelt = [
  ...[...free, ...Object.keys(limited), ...masks],
  ...['CapAdd', 'SecurityOpt', 'LogConfig', 'Privileged'],
];

/**
 * Refuses a container that would be more than a container: privileged, with the engine's processes,
 * devices, or files. In a sandbox the engine is the judge's witness; a setup must not become it.
 */
export function confineContainer(run: Run, body: Fields): void {
  spellKeys(body, ['HostConfig', 'Labels', 'NetworkingConfig', 'Image', 'Volumes']);
  const config = (body['HostConfig'] ??= {}) as Fields;
  spellKeys(config, spelt);
  for (const [key, value] of Object.entries(config)) if (!allowed(key, value)) refuse(key, value);
  const places = [config['Binds'], config['Mounts'], body['Volumes']];
  const count = places.reduce<number>((sum, some) => sum + Object.keys(some ?? {}).length, 0);
  if (count > mostPlaces) refuse('volumes and folders', `${count} of them`);
  // When memory is short, what the attempt started goes before the engine does.
  config['OomScoreAdj'] = Math.max(500, Number(config['OomScoreAdj'] ?? 0) || 0);
  for (const source of sourcesOf(run, config)) refuseSource(run, source);
}

/** Each may make a volume. */
const mostPlaces = 100;

function allowed(key: string, value: unknown): boolean {
  if (masks.includes(key)) return value === null;
  if (unset(value) || (free as readonly string[]).includes(key)) return true;
  const pattern = limited[key];
  if (pattern) return pattern.test(String(value));
  if (key === 'CapAdd') return listed(value).every((one) => usualCapabilities.test(one));
  if (key === 'SecurityOpt')
    return listed(value).every((one) => /^no-new-privileges(?:[:=]true)?$/.test(one));
  return key === 'LogConfig' && logsHere(value as Fields);
}

/** The engine keeps logs short, on its own disk; it does not send them anywhere. */
function logsHere(log: Fields): boolean {
  spellKeys(log, ['Type', 'Config']);
  return /^(?:json-file|local|none)?$/.test(word(log['Type'])) && unset(log['Config']);
}

function listed(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

function refuse(key: string, value: unknown): never {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  throw new ProxyError(
    `docker-dojo: a submission may not start a container with ${key}=${shown.slice(0, 80)}`,
  );
}

/** The folders of the engine's host that the container is to see. */
function sourcesOf(run: Run, config: Fields): string[] {
  const bound = listed(config['Binds'] ?? []).map((bind) => bind.split(':')[0] ?? '');
  const mounted = ((config['Mounts'] ?? []) as Fields[]).flatMap((mount) => sourceOf(run, mount));
  return [...bound.filter((source) => source.startsWith('/')), ...mounted];
}

function sourceOf(run: Run, mount: Fields): string[] {
  spellKeys(mount, ['Type', 'Source', 'Target', 'VolumeOptions', 'BindOptions']);
  const type = word(mount['Type']);
  if (type === 'bind') return [word(mount['Source'])];
  if (type !== 'volume' && type !== 'tmpfs') refuse('Mounts', type);
  const options = (mount['VolumeOptions'] ?? {}) as Fields;
  spellKeys(options, ['DriverConfig']);
  if (!unset(options['DriverConfig'])) refuseDriver(run, options['DriverConfig'] as Fields);
  return [];
}

const sizes = /^(?:(?:size|mode|uid|gid|nr_inodes|nr_blocks)=\w+%?,?)*$/;

/** A volume that is a folder of the host under a name: `-o type=none -o o=bind -o device=…`. */
const binds = /^(?:(?:r?bind|ro|rw)(?:,|$))+$/;

/** A volume is a folder of the engine's own, or one that a container may be given anyway. */
export function refuseDriver(run: Run, driver: Fields): void {
  spellKeys(driver, ['Name', 'Driver', 'Options', 'DriverOpts', 'ClusterVolumeSpec']);
  const name = word(driver['Name'] ?? driver['Driver'] ?? 'local');
  const both = [driver['Options'], driver['DriverOpts']].filter((some) => !unset(some)) as Fields[];
  if (both.length > 1) refuse('a volume with options', both);
  const options = both[0] ?? {};
  const { type, device, o = '', ...others } = options;
  const inMemory = type === 'tmpfs' && device === 'tmpfs' && sizes.test(word(o)) && unset(others);
  const bound = type === 'none' && typeof o === 'string' && binds.test(o) && unset(others);
  if (!unset(driver['ClusterVolumeSpec'])) refuse('a volume of a cluster', '');
  if (!['', 'local'].includes(name)) refuse('the volume driver', name);
  if (bound && typeof device === 'string') refuseSource(run, device);
  else if (!unset(options) && !inMemory) refuse('a volume with options', options);
}
