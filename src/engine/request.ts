import type { OutgoingHttpHeaders, RequestOptions } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { connection } from './endpoint.ts';
import { request } from '../system/http.ts';

/** Options for node:http that forward a request to the engine. */
export function forwardOptions(
  host: string,
  method: string,
  path: string,
  headers: OutgoingHttpHeaders,
): RequestOptions {
  return { ...connection(host), method, path, headers, agent: false };
}

/**
 * The same for a request that becomes a stream: each side may close while the other still talks
 * (`docker run -i` closes its input first and goes on reading).
 */
export function streamOptions(...request: Parameters<typeof forwardOptions>): RequestOptions {
  const { socketPath, host, port } = connection(request[0]);
  return {
    ...forwardOptions(...request),
    createConnection: () =>
      socketPath
        ? connectSocket({ path: socketPath, allowHalfOpen: true })
        : connectSocket({ host: host ?? '', port: Number(port), allowHalfOpen: true }),
  };
}

/** One small request to the engine: its status and its JSON body, null where there is none. */
export function ask(
  host: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? '' : JSON.stringify(body);
    const headers = payload
      ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }
      : {};
    const call = request({ ...connection(host), method, path, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, body: parse(Buffer.concat(chunks).toString()) }),
      );
      reply.on('error', reject);
    });
    call.on('error', reject);
    call.end(payload);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
