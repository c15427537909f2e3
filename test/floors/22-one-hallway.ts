import assert from 'node:assert/strict';
import type { Floor } from '../../src/bench/baseline.ts';

const server = (page: string) => `require('node:http')
  .createServer(async (request, response) => response.end(await (${page})(request)))
  .listen(process.env.PORT, process.env.HOST);`;
const programs = {
  scores: server(`async (request) => request.method === 'POST'
    ? (this.result = await require('node:stream/consumers').text(request))
    : this.result`),
  match: server(`() => 'match'`),
  lobby: server(`({ url }) => url === '/scores'
    ? fetch(process.env.SCORES).then((reply) => reply.text(), () => 'closed')
    : 'lobby'`),
};

/** Three servers in the host's network: a result is sent and shown, twice, with a kill in between. */
export default async function floor(floor: Floor): Promise<void> {
  const [door, table, board] = [
    await floor.freePort(),
    await floor.freePort(),
    await floor.freePort(),
  ];
  const start = (program: string, port: number, address = '0.0.0.0') =>
    floor.start('node:24-trixie-slim', {
      Env: [`HOST=${address}`, `PORT=${port}`, `SCORES=http://127.0.0.1:${board}/`],
      Cmd: ['node', '-e', program],
      HostConfig: { NetworkMode: 'host' },
    });
  const toolboxes = Promise.all([floor.toolbox('host'), floor.toolbox('bridge')]);
  const scores = await start(programs.scores, board, '127.0.0.1');
  const match = await start(programs.match, table);
  const lobby = await start(programs.lobby, door);
  const [host, guest] = await toolboxes;
  await host.fetch(`http://127.0.0.1:${door}/`, 'lobby');
  await host.fetch(`http://127.0.0.1:${table}/`, 'match');

  const alone = async (one: { id: string }, ask: () => Promise<unknown>) => {
    const others = [lobby, match, scores].filter(({ id }) => id !== one.id);
    await Promise.all(others.map((other) => other.pause()));
    await ask();
    await Promise.all(others.map((other) => other.unpause()));
  };
  const look = async (port: number) => {
    await host.ask(`curl -s --max-time 2 http://127.0.0.1:${port}/`);
    await host.ask(`ss -Hltnp 'sport = :${port}'`);
  };

  for (const result of ['half', 'final']) {
    const send = { method: 'POST', send: result };
    await alone(scores, () => host.fetch(`http://127.0.0.1:${board}/`, result, send));
    await host.fetch(`http://127.0.0.1:${door}/scores`, result);
    if (result === 'final') break;
    await scores.kill();
    await host.fetch(`http://127.0.0.1:${door}/scores`, 'closed');
    await scores.start();
  }

  const outside = await host.ask('readlink /proc/self/ns/net');
  for (const [one, port] of [
    [lobby, door],
    [match, table],
    [scores, board],
  ] as const) {
    const beside = await floor.toolbox(`container:${one.id}`);
    assert.equal(await beside.ask('readlink /proc/self/ns/net'), outside);
    assert.deepEqual((await one.inspect()).NetworkSettings.Ports, {});
    await look(port);
    await alone(one, () => look(port));
  }
  await look(board);

  const gateway = await guest.ask(`ip route | sed -n 's/^default via \\([^ ]*\\).*/\\1/p'`);
  await guest.fetch(`http://${gateway}:${door}/`, 'lobby');
  assert.equal(await guest.ask(`curl -s --max-time 2 http://${gateway}:${board}/`), '');
  for (const port of [door, table])
    await host.ask(`curl -s --max-time 2 http://127.0.0.1:${port}/`);
}
