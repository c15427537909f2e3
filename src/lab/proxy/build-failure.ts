import type { Readable } from 'node:stream';
import type { Run } from '../run/run.ts';
import type { ApiRequest } from './api-request.ts';

/** The reason stands in one of the last lines. */
const longest = 16_384;

/** Notes why a build failed that the setup has asked for: testcontainers says that it did, and no more. */
export function noteBuildFailure(run: Run, { method, path }: ApiRequest, reply: Readable): void {
  if (`${method} ${path}` !== 'POST /build') return;
  let last = Buffer.alloc(0);
  reply.on('data', (chunk: Buffer) => {
    last = Buffer.concat([last, chunk]).subarray(-longest);
  });
  reply.on('end', () => {
    const reason = reasonIn(last.toString('utf8'));
    if (reason) run.made.failedBuilds.push(reason);
  });
}

/** What the engine’s last lines of JSON say of an error; null where the build came to its end. */
export function reasonIn(lines: string): string | null {
  const [, quoted] = /"error":("(?:[^"\\]|\\.)*")/.exec(lines) ?? [];
  return quoted === undefined ? null : (JSON.parse(quoted) as string);
}
