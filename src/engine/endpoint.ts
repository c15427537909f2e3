import { request, type RequestOptions } from 'node:http';

/** An address at which a Docker engine may answer. */
export interface Endpoint {
  /** As in DOCKER_HOST: `unix:///path` or `tcp://host:port`. */
  host: string;
  /** Where the dojo learned of it, in words. */
  source: string;
  /** True when the dojo started this engine, or installed it: then it may name images on it. */
  own: boolean;
}

/** Options for node:http that reach an endpoint. */
export function connection(host: string): Pick<RequestOptions, 'socketPath' | 'host' | 'port'> {
  const url = new URL(host);
  if (url.protocol === 'unix:') return { socketPath: decodeURIComponent(url.pathname) };
  return { host: url.hostname, port: Number(url.port || 2375) };
}

/** Asks an endpoint's `/_ping`. Resolves to null when an engine answers, else to why none does. */
export function ping(host: string, timeoutMs = 3000): Promise<string | null> {
  return new Promise((resolve) => {
    const call = request({ ...connection(host), path: '/_ping', timeout: timeoutMs }, (reply) => {
      reply.resume();
      resolve(reply.statusCode === 200 ? null : `it answered ${String(reply.statusCode)}`);
    });
    call.on('timeout', () => call.destroy(new Error(`no answer in ${timeoutMs} ms`)));
    call.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    call.end();
  });
}
