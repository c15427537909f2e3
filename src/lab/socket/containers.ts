import type { Run } from '../run/run.ts';
import type { EngineRequest } from './engine-request.ts';
import { ownershipOf, refuseForeign } from './ownership.ts';
import { ask } from './request.ts';

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
  Labels?: Record<string, string> | null;
  HostConfig?: {
    Binds?: string[] | null;
    Mounts?: MountBody[] | null;
    NetworkMode?: string;
    PortBindings?: object | null;
    PublishAllPorts?: boolean;
    VolumesFrom?: string[] | null;
    Links?: string[] | null;
  };
}

/**
 * Stamps a container, and makes the named volumes that creating it would make, so that they carry
 * the label too. Volumes and containers of others are not joined.
 */
export async function stampContainer(run: Run, request: EngineRequest): Promise<void> {
  const body = request.body as ContainerBody | null;
  if (!body) return;
  body.Labels = { ...body.Labels, ...run.labels };
  const chosen = request.query.get('name');
  if (chosen) run.notes.chosenNames.add(chosen);
  for (const name of namedVolumes(body)) await makeVolume(run, name, body);
  for (const other of joinedContainers(body)) await refuseForeign(run, 'containers', other);
}

// Anything else the engine refuses, in its own words: `./menu` was meant for a path.
const volumeName = /^[a-zA-Z0-9][\w.-]*$/;

/** The volumes with a name that a container is to have. */
export function namedVolumes({ HostConfig: config }: ContainerBody): Set<string> {
  const bound = (config?.Binds ?? [])
    .map((bind) => bind.split(':'))
    .flatMap(([source, target]) => (source && target ? [source] : []));
  const mounted = (config?.Mounts ?? []).flatMap(({ Type, Source }) =>
    Type === 'volume' && Source ? [Source] : [],
  );
  return new Set([...bound, ...mounted].filter((source) => volumeName.test(source)));
}

function joinedContainers({ HostConfig: config }: ContainerBody): string[] {
  const network = /^container:(.+)$/.exec(config?.NetworkMode ?? '')?.[1];
  const named = [...(config?.VolumesFrom ?? []), ...(config?.Links ?? [])];
  return [...(network ? [network] : []), ...named.map((entry) => entry.split(':')[0] ?? '')];
}

/** Makes it as the engine would: with the driver and the options that the container asks for. */
async function makeVolume(run: Run, name: string, { HostConfig: config }: ContainerBody) {
  await refuseForeign(run, 'volumes', name);
  if ((await ownershipOf(run, 'volumes', name)) !== 'none') return;
  const asked = config?.Mounts?.find(({ Type, Source }) => Type === 'volume' && Source === name);
  const { Labels: labels, DriverConfig: driver } = asked?.VolumeOptions ?? {};
  await ask(run.endpoint.host, 'POST', '/volumes/create', {
    ...{ Name: name, Labels: { ...labels, ...run.labels } },
    ...(driver ? { Driver: driver.Name || 'local', DriverOpts: driver.Options ?? {} } : {}),
  });
}
