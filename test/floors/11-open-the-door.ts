import type Docker from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';

/** A web server that is published, asked from the host before and after a restart. */
export default async function floor(floor: Floor): Promise<void> {
  const [web, host] = await Promise.all([startWeb(floor), floor.toolbox('host')]);
  await host.fetch(`http://127.0.0.1:${await portOf(web)}/`, floor.nonce);
  await web.restart({ t: 1 });
  await host.fetch(`http://127.0.0.1:${await portOf(web)}/`, floor.nonce);
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

async function portOf(web: Docker.Container): Promise<string | undefined> {
  const { NetworkSettings: settings } = await web.inspect();
  return settings.Ports['80/tcp']?.[0]?.HostPort;
}
