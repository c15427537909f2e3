import { GenericContainer } from 'testcontainers';
import { ask, beside, send, tell, unlessRefused, readReply } from '../../tools.ts';

export default async function setup(): Promise<never> {
  const web = await new GenericContainer('nginx:stable-trixie').withExposedPorts(80).start();
  const id = await beside(web.getId());
  const exec = { Cmd: ['sh', '-c', 'cp /bin/true /usr/bin/curl'], User: '0' };
  const upgrade = { upgrade: 'tcp', connection: 'Upgrade', 'content-length': '0' };
  const key = { 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==', 'sec-websocket-version': '13' };
  const socket = { ...key, upgrade: 'websocket', connection: 'Upgrade', origin: 'http://engine' };
  const lines = Object.entries(socket)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n');
  const at = `/containers/${id}`;
  tell({
    'a command in it': unlessRefused(await ask('POST', `${at}/exec`, exec)),
    'a file for it': unlessRefused(
      await ask('PUT', `${at}/archive?path=/usr/bin`, '', { 'content-type': 'application/x-tar' }),
    ),
    'its input': unlessRefused(
      await ask('POST', `${at}/attach?stream=1&stdin=1&stdout=1`, undefined, upgrade),
    ),
    'its input by websocket': unlessRefused(
      readReply(
        await send(
          `GET ${at}/attach/ws?stream=1&stdin=1 HTTP/1.1\r\nhost: engine\r\n${lines}\r\n\r\n`,
        ),
      ),
    ),
    'its end': unlessRefused(await ask('POST', `${at}/kill`)),
    'another name': unlessRefused(await ask('POST', `${at}/rename?name=mine`)),
    'its place': unlessRefused(
      await ask('POST', '/containers/create', {
        Image: 'node:24-trixie-slim',
        HostConfig: { NetworkMode: `container:${id}` },
      }),
    ),
    'its files': unlessRefused(
      await ask('POST', '/containers/create', {
        Image: 'node:24-trixie-slim',
        HostConfig: { VolumesFrom: [id] },
      }),
    ),
  });
}
