import Docker from 'dockerode';
import { connection, type Endpoint } from './endpoint.ts';

/** A client of the Engine API at this endpoint. */
export function connect(endpoint: Endpoint): Docker {
  const target = connection(endpoint.host);
  if (target.socketPath) return new Docker({ socketPath: target.socketPath });
  return new Docker({ host: target.host ?? 'localhost', port: Number(target.port) });
}
