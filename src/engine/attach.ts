import type { Socket } from 'node:net';
import { connection } from './endpoint.ts';
import { request } from '../system/http.ts';

/** An engine that answers at all attaches within milliseconds; one that never does must not keep a run. */
const limitMs = 30_000;

/**
 * A container’s input and output as one stream. dockerode sends a body along with the request, which
 * nobody reads: behind a proxy that passes it on a moment later, it is the container’s first input.
 */
export function attach(host: string, id: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const path = `/containers/${id}/attach`;
    const asked = request({
      ...{ ...connection(host), method: 'POST', agent: false },
      path: `${path}?stream=1&stdin=1&stdout=1&stderr=1`,
      headers: { Connection: 'Upgrade', Upgrade: 'tcp' },
    });
    asked.on('upgrade', (_reply, stream: Socket, first) => {
      stream.unshift(first);
      resolve(stream);
    });
    asked.on('response', ({ statusCode }) =>
      reject(
        Object.assign(new Error('the engine attaches nobody to a container'), {
          ...{ statusCode, request: `POST ${path}` },
        }),
      ),
    );
    asked.on('error', reject);
    asked.setTimeout(limitMs, () =>
      asked.destroy(new Error(`the engine has not attached to a container in ${limitMs / 1000} s`)),
    );
    asked.on('upgrade', (_reply, stream: Socket) => stream.setTimeout(0));
    asked.end();
  });
}
