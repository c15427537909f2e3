import { request, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import type { EngineProxy } from '../../src/lab/proxy/server.ts';

export interface Answer {
  status: number;
  text: string;
  /** Its JSON, as far as anybody can know. */
  body: { Id?: string; message?: string; Name?: string } | null;
}

/** Asks a socket for something, in just these words. */
export type Ask = (
  method: string,
  path: string,
  body?: object | string,
  headers?: IncomingHttpHeaders,
) => Promise<Answer>;

/** Asks as a client does that writes its own HTTP; a text goes as it is, an object as JSON. */
export function askThrough({ host }: EngineProxy): Ask {
  return async (method, path, body, headers = {}) => {
    const payload = typeof body === 'object' ? JSON.stringify(body) : (body ?? '');
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const length = { 'content-length': String(Buffer.byteLength(payload)) };
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const asked = request({
      ...{ socketPath: host.replace('unix://', ''), method, path, agent: false },
      headers: { ...type, ...length, ...headers },
    });
    asked.on('error', reject);
    asked.on('response', (reply) => {
      text(reply).then(
        (said) => resolve({ status: reply.statusCode ?? 0, text: said, body: parse(said) }),
        reject,
      );
    });
    // A client's letters are bytes: nothing between here and there looks at them.
    asked.end(payload);
    return promise;
  };
}

function parse(said: string): Answer['body'] {
  try {
    return JSON.parse(said) as Answer['body'];
  } catch {
    return null;
  }
}
