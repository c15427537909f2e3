import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { requestWaits } from '../../../../src/lab/objects/container/pending-request.ts';
import type { ContainerHandle } from '../../../../src/lab/objects/container/container.ts';
import { waitFor } from '../../../../src/system/wait-for.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let server: ContainerHandle;
beforeAll(async () => {
  bench = await Workbench.open();
  server = await bench.start('node:24-trixie-slim', {
    Cmd: ['node', '-e', `require('node:net').createServer(() => undefined).listen(8080)`],
  });
  await waitFor(async () => (await server.listeners()).length > 0 || undefined, { withinMs: 5000 });
});
afterAll(() => bench.close());

async function opened(): Promise<Socket> {
  const [place] = await server.addresses();
  const socket = connect(8080, place?.address ?? '');
  await once(socket, 'connect');
  return socket;
}

const states = async () => (await server.probe(['ss', '-Hnt'])).stdout;

test('a request waits that has come, and not somebody who has hung up', async () => {
  const [leaving, asking] = [await opened(), await opened()];
  const waits = () => requestWaits({ server, port: 8080, client: server });
  await server.whilePaused(async () => {
    expect(await waits()).toBe(false);
    leaving.end();
    await waitFor(async () => (await states()).includes('CLOSE-WAIT') || undefined, {
      withinMs: 5000,
    });
    expect(await waits()).toBe(false);
    asking.end('GET / HTTP/1.1\r\n');
    await waitFor(async () => (await waits()) || undefined, { withinMs: 5000 });
    expect(await waits()).toBe(true);
  });
  for (const socket of [leaving, asking]) socket.destroy();
});
