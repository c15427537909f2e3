import type Docker from 'dockerode';
import { connect } from '../engine/client.ts';
import { requireEngine } from '../engine/discover.ts';
import { ping, type Endpoint } from '../engine/endpoint.ts';
import { removeOrphans } from '../lab/run/orphans.ts';

/** An engine that this process judges on. */
export interface EngineConnection {
  endpoint: Endpoint;
  docker: Docker;
  /** The engine's version. */
  version: string;
}

let current: Promise<EngineConnection> | undefined;

/**
 * The engine to judge on. The first call finds it and clears what killed runs left on it; later
 * calls only ask whether it still answers, and look for it anew when it does not.
 */
export async function connectToEngine(): Promise<EngineConnection> {
  const known = await current?.catch(() => undefined);
  if (known && (await ping(known.endpoint.host)) === null) return known;
  current = open();
  return current;
}

async function open(): Promise<EngineConnection> {
  const endpoint = await requireEngine();
  const docker = connect(endpoint);
  const [{ Version: version }] = await Promise.all([docker.version(), removeOrphans(docker)]);
  return { endpoint, docker, version };
}
