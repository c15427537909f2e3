import { request, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import { connection } from '../../../src/engine/endpoint.ts';
import type { EngineProxy } from '../../../src/lab/proxy/server.ts';
import { Workbench } from '../../support/containers.ts';

let bench: Workbench;
let socket: EngineProxy;

beforeAll(async () => {
  bench = await Workbench.open();
  socket = await bench.openProxy();
});
afterAll(() => bench.close());

/** Sends an archive into a container, and what is left of it a while after the archive's own end. */
async function copyInto(id: string, rest: string[]): Promise<{ status: number; ended: boolean }> {
  const tar = pack();
  tar.entry({ name: 'note.txt' }, 'carrots');
  tar.finalize();
  const call = request({
    ...connection(socket.host),
    method: 'PUT',
    path: `/containers/${id}/archive?path=/`,
    headers: { 'content-type': 'application/x-tar' },
  });
  let ended = false;
  const replied = new Promise<{ status: number; ended: boolean }>((resolve, reject) => {
    call.on('error', reject);
    call.on('response', (reply: IncomingMessage) => {
      resolve({ status: reply.statusCode ?? 0, ended });
      reply.resume();
    });
  });
  replied.catch(() => undefined);
  call.write(await buffer(tar));
  for (const part of rest) {
    await delay(300);
    call.write(part);
  }
  await delay(300);
  ended = true;
  call.end();
  return replied;
}

test.each([
  ['its end', []],
  ['more than its end', ['\0'.repeat(1024), '\0'.repeat(1024)]],
])(
  'whoever sends an archive is answered when all of it is sent: %s comes late',
  async (_, rest) => {
    const { id } = await bench.docker.createContainer({
      Image: 'debian:trixie-slim',
      Labels: bench.run.labels,
    });
    bench.run.made.containers.add(id);
    expect(await copyInto(id, rest)).toEqual({ status: 200, ended: true });
  },
);
