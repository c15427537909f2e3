import type Docker from 'dockerode';
import type { Endpoint } from '../engine/endpoint.ts';
import { ok, warning, type Diagnosis } from './diagnosis.ts';

/** What the engine tells of itself, as far as it matters here. */
interface Info {
  ServerVersion: string;
  OperatingSystem: string;
  Driver: string;
  CgroupVersion?: string;
  DockerRootDir: string;
  SecurityOptions?: string[] | null;
  MemTotal: number;
  NCPU: number;
}

/** Which engine it is, where, and how it keeps things; and where its data lies. */
export async function examineEngine(docker: Docker, endpoint: Endpoint) {
  const info = (await docker.info()) as Info;
  const rootless = (info.SecurityOptions ?? []).some((option) => option.includes('rootless'));
  return { dataFolder: info.DockerRootDir, lines: linesOf(info, endpoint, rootless) };
}

function linesOf(info: Info, endpoint: Endpoint, rootless: boolean): Diagnosis[] {
  const { ServerVersion: version, Driver: storage, CgroupVersion: cgroup = '1' } = info;
  const own = endpoint.own ? ', the dojo’s own' : '';
  return [
    ok('engine', `${endpoint.source}${own}, ${rootless ? 'rootless' : 'rootful'}`, {
      ...{ source: endpoint.source, own: endpoint.own, rootless, system: info.OperatingSystem },
    }),
    ok('address', endpoint.host, { host: endpoint.host }),
    versionLine(version),
    ok('cgroup', `version ${cgroup}`, { version: cgroup }),
    storage === 'vfs'
      ? warning('storage', 'vfs copies every layer: slow, and large', 'use overlay2', { storage })
      : ok('storage', `${storage}, in ${info.DockerRootDir}`, {
          ...{ storage, folder: info.DockerRootDir },
        }),
    ok('processors', `${info.NCPU}`, { count: info.NCPU, memory: info.MemTotal }),
  ];
}

function versionLine(version: string): Diagnosis {
  const major = Number(/^(\d+)\./.exec(version)?.[1] ?? NaN);
  // An engine of another maker counts in its own way.
  if (major >= 6 && major < 23)
    return warning('version', `${version} is old`, 'install Docker Engine 23 or newer', {
      version,
    });
  return ok('version', version, { version });
}
