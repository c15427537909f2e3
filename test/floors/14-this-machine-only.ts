import assert from 'node:assert/strict';
import type Docker from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';

const office = `require('node:http')
  .createServer((request, response) => response.end(process.env.TAKINGS)).listen(8080);`;

/** A port for everybody and one for the host alone: both are tried from elsewhere, before and after a restart. */
export default async function floor(floor: Floor): Promise<void> {
  const port = await floor.freePort();
  const here = `http://127.0.0.1:${port}/`;
  const [web, admin, host, stranger] = await Promise.all([
    startWeb(floor),
    floor.start('node:24-trixie-slim', {
      Env: [`TAKINGS=${floor.nonce}`],
      Cmd: ['node', '-e', office],
      ExposedPorts: { '8080/tcp': {} },
      HostConfig: {
        PortBindings: { '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: String(port) }] },
      },
    }),
    floor.toolbox('host'),
    floor.toolbox('bridge'),
  ]);
  const { NetworkSettings: settings } = await web.inspect();
  const open = settings.Ports['80/tcp']?.[0]?.HostPort;
  await host.fetch(here, floor.nonce);
  await host.fetch(`http://127.0.0.1:${open}/`, floor.nonce);
  for (const again of [false, true]) {
    if (again) {
      await admin.stop({ t: 0 });
      await startSquatter(floor);
      await admin.start();
      await host.fetch(here, floor.nonce);
    }
    const gateway = settings.Networks['bridge']?.Gateway;
    for (const visitor of [host, stranger]) {
      await visitor.fetch(`http://${gateway}:${open}/`, floor.nonce);
      assert.equal(await visitor.ask(`curl -s --max-time 2 http://${gateway}:${port}/`), '');
    }
  }
}

async function startWeb(floor: Floor): Promise<Docker.Container> {
  const web = await floor.create('nginx:stable-trixie', {
    HostConfig: { PublishAllPorts: true },
    ExposedPorts: { '80/tcp': {} },
  });
  await floor.put(web, 'usr/share/nginx/html/index.html', floor.nonce);
  await web.start();
  return web;
}

/** Somebody takes the address that has become free. */
function startSquatter(floor: Floor): Promise<unknown> {
  return floor.toolbox('bridge');
}
