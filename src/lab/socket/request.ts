import { request, type IncomingHttpHeaders } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { connection } from '../../engine/endpoint.ts';

/** Options for node:http that forward a request to the engine, half-closed connections kept. */
export function forwardOptions(host: string, method: string, path: string, headers: object) {
  const target = connection(host);
  return {
    ...target,
    method,
    path,
    headers: headers as IncomingHttpHeaders,
    // `docker run -i` closes its side first and goes on reading.
    createConnection: () =>
      target.socketPath
        ? connectSocket({ path: target.socketPath, allowHalfOpen: true })
        : connectSocket({
            host: target.host ?? '',
            port: Number(target.port),
            allowHalfOpen: true,
          }),
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
