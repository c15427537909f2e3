import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotJudge } from '../errors/errors.ts';
import { dojoHome } from '../system/paths.ts';
import { userHome } from '../system/user-home.ts';
import { dockerFolder } from './config.ts';
import { currentContext } from './docker-context.ts';
import { connection, ping, type Endpoint } from './endpoint.ts';
import { isInstalledByDojo, privateSocket } from './managed/paths.ts';
import { Tunnel } from './tunnel.ts';

/** How long an engine elsewhere may take to answer: somebody logs in first. */
const tunnelMs = 15_000;

/** How long one may take that is the only one. */
const onlyMs = 6000;

/** What a search for an engine came to: the engine, and every address that did not answer. */
export interface Discovery {
  endpoint: Endpoint | null;
  tried: { host: string; source: string; why: string }[];
}

/**
 * Looks for an engine: DOCKER_HOST, the docker context, the usual sockets, and last the dojo's own.
 * An address that the person chose (DOCKER_HOST, a context) is used or is an error; the dojo never
 * goes past it to another engine.
 */
export async function discover(env: NodeJS.ProcessEnv = process.env): Promise<Discovery> {
  const chosen = chosenByPerson(env);
  if (chosen) return { endpoint: await reach(chosen), tried: [] };
  const tried: Discovery['tried'] = [];
  const silent: Endpoint[] = [];
  for (const candidate of usualPlaces(env)) {
    if (!existsSync(connection(candidate.host).socketPath ?? '')) continue;
    const why = await ping(candidate.host);
    if (why === null) return { endpoint: candidate, tried };
    if (why.startsWith('no answer')) silent.push(candidate);
    tried.push({ host: candidate.host, source: candidate.source, why });
  }
  // Where there is no other, one that has much to do, or wakes up just now, is worth another moment.
  const [busy] = silent;
  if (busy && (await ping(busy.host, onlyMs)) === null) return { endpoint: busy, tried };
  return { endpoint: null, tried };
}

/** The engine, or an error that says how to get one. */
export async function requireEngine(env: NodeJS.ProcessEnv = process.env): Promise<Endpoint> {
  const { endpoint, tried } = await discover(env);
  if (endpoint) return endpoint;
  throw new CannotJudge({
    failed: 'No Docker engine answers',
    lines: tried.map(({ host, source, why }) => `${host} (${source}): ${why}`),
    next: ['npm start (sets up whatever is missing, an engine too)', 'npm run dojo -- doctor'],
  });
}

/** An address that the person chose, and what it takes to get there. */
interface Chosen {
  host: string;
  source: string;
  certificates: string | null;
}

function chosenByPerson(env: NodeJS.ProcessEnv): Chosen | null {
  // An empty variable counts as unset.
  const host = env['DOCKER_HOST'];
  if (host) return { host, source: 'DOCKER_HOST', certificates: certificatesOf(env) };
  const context = currentContext(env);
  return context && { ...context, source: `docker context ${context.name}` };
}

/** Where docker would find its certificates, if TLS is asked for. */
function certificatesOf(env: NodeJS.ProcessEnv): string | null {
  const { DOCKER_CERT_PATH: path, DOCKER_TLS_VERIFY: verify, DOCKER_TLS: tls } = env;
  return path || (verify || tls ? dockerFolder(env) : null);
}

/** The endpoint at a chosen address, once it has answered. */
async function reach({ host, source, certificates }: Chosen): Promise<Endpoint> {
  const withTls = host.startsWith('tcp://') && certificates !== null;
  const tunnel =
    withTls || host.startsWith('ssh://')
      ? await Tunnel.open(host, withTls ? certificates : null)
      : null;
  const why = await (tunnel ? ping(tunnel.host, tunnelMs) : ping(host, onlyMs));
  if (why === null)
    return tunnel
      ? { host: tunnel.host, beyond: host, source, own: false }
      : { host, source, own: false };
  throw new CannotJudge({
    failed: `No Docker engine answers at the address in ${source}`,
    on: `${host} (${(await tunnel?.trouble()) || why})`,
    next: [
      'start that engine, or',
      source === 'DOCKER_HOST'
        ? 'unset DOCKER_HOST, so that the dojo looks for another'
        : 'docker context use default (so that the dojo looks for another)',
    ],
  });
}

function usualPlaces(env: NodeJS.ProcessEnv): Endpoint[] {
  const home = userHome();
  const runtime = env['XDG_RUNTIME_DIR'] || `/run/user/${process.getuid?.() ?? 0}`;
  const own = isInstalledByDojo(dojoHome(env));
  const places: [string, string][] = [
    ['/var/run/docker.sock', 'system engine'],
    [join(runtime, 'docker.sock'), 'rootless engine'],
    [join(home, '.docker/run/docker.sock'), 'Docker Desktop'],
    [join(home, '.docker/desktop/docker.sock'), 'Docker Desktop'],
    [join(home, '.colima/default/docker.sock'), 'Colima'],
    [join(home, '.orbstack/run/docker.sock'), 'OrbStack'],
    [join(home, '.rd/docker.sock'), 'Rancher Desktop'],
    ['/run/podman/podman.sock', 'Podman'],
    [join(runtime, 'podman/podman.sock'), 'rootless Podman'],
  ];
  return [
    ...places.map(([path, source], index) => ({
      host: `unix://${path}`,
      source,
      own: own && index === 0,
    })),
    { host: `unix://${privateSocket(dojoHome(env))}`, source: 'private engine', own: true },
  ];
}
