import { freePort } from '../../../../src/system/free-port.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** A server that listens at a port. */
function server(port: number, NetworkMode: string) {
  const program = `require('node:http').createServer((_, reply) => reply.end('yes')).listen(${port})`;
  return bench.start('node:24-trixie-slim', {
    Cmd: ['node', '-e', program],
    HostConfig: { NetworkMode },
  });
}

test('of the host’s sockets, those of a container are told from all others', async () => {
  const [port, another] = [await freePort(), await freePort()];
  const [one, other, elsewhere] = await Promise.all([
    server(port, 'host'),
    server(another, 'host'),
    server(port, 'bridge'),
  ]);
  for (const [container, at] of [
    [one, port],
    [other, another],
  ] as const) {
    await container.httpOnHost(`http://127.0.0.1:${at}/`);
    expect(await container.ownListenersOnHost()).toEqual([{ address: '*', port: at }]);
  }
  await elsewhere.http(`http://127.0.0.1:${port}/`);
  expect(await elsewhere.ownListenersOnHost()).toEqual([]);
}, 60_000);
