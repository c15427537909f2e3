import type { RequestOptions } from 'node:http';
import { request } from '../system/http.ts';

/** An address at which a Docker engine may answer. */
export interface Endpoint {
  /** As in DOCKER_HOST: `unix:///path` or `tcp://host:port`. */
  host: string;
  /** The address of the engine where a {@link Tunnel} leads to it: `ssh://shop@backroom`. */
  beyond?: string;
  /** Where the dojo learned of it, in words. */
  source: string;
  /** True when the dojo started this engine, or installed it: then it may name images on it. */
  own: boolean;
}

/** True where the engine is not reached through a socket of its own on this machine. */
export function isElsewhere({ host, beyond }: Endpoint): boolean {
  return beyond !== undefined || !host.startsWith('unix:');
}

/** Options for node:http that reach an endpoint. */
export function connection(host: string): Pick<RequestOptions, 'socketPath' | 'host' | 'port'> {
  // Not through URL: a path may hold spaces, and whatever else a URL would read as its own.
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) };
  const url = new URL(host);
  return { host: url.hostname, port: Number(url.port || 2375) };
}

/** Asks an endpoint's `/_ping`. Resolves to null when an engine answers, else to why none does. */
export function ping(host: string, timeoutMs = 3000): Promise<string | null> {
  if (!isReachable(host)) return Promise.resolve('the dojo uses unix://, tcp:// and ssh:// only');
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

function isReachable(host: string): boolean {
  return /^unix:\/\/\//.test(host) || (/^(?:tcp|http):\/\//.test(host) && URL.canParse(host));
}
