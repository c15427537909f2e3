import assert from 'node:assert/strict';
import type { Floor } from '../../src/bench/baseline.ts';

const gameServer = `require('node:http')
  .createServer(({ socket }, response) =>
    response.end(socket.remoteAddress + ' joined ' + process.env.NONCE))
  .listen(process.env.PORT, '0.0.0.0');`;

/** A server in the host's network, asked from two addresses of the host, killed, and asked again. */
export default async function floor(floor: Floor): Promise<void> {
  const port = await floor.freePort();
  const lobby = `http://127.0.0.1:${port}/`;
  const joined = `127.0.0.1 joined ${floor.nonce}`;
  const [game, host] = await Promise.all([
    floor.start('node:24-trixie-slim', {
      Env: [`NONCE=${floor.nonce}`, `PORT=${port}`],
      Cmd: ['node', '-e', gameServer],
      HostConfig: { NetworkMode: 'host' },
    }),
    floor.toolbox('host'),
  ]);
  const beside = await floor.toolbox(`container:${game.id}`);
  const holders = () => host.ask(`ss -Hltnp 'sport = :${port}'`);
  await host.fetch(lobby, joined);
  await holders();
  const other = await host.ask(`curl -s --interface 127.0.0.2 ${lobby}`);
  assert.equal(other, `127.0.0.2 joined ${floor.nonce}`);
  await Promise.all([holders(), floor.docker.listContainers()]);
  await host.fetch(lobby, joined);

  const [inside, outside, { NetworkSettings: settings }] = await Promise.all([
    beside.ask('readlink /proc/self/ns/net'),
    host.ask('readlink /proc/self/ns/net'),
    game.inspect(),
  ]);
  assert.equal(inside, outside);
  assert.deepEqual(settings.Ports, {});

  await game.kill();
  await game.wait();
  assert.equal(await host.ask(`curl -s --max-time 2 ${lobby}`), '');
  await game.start();
  await host.fetch(lobby, joined);
  await holders();
}
