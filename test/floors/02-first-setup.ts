import type Docker from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';

const program = `require('node:http')
  .createServer((request, response) => response.end(process.env.WORD))
  .listen(8080);`;

/** A server that is published, told its word, and asked from the host before and after a restart. */
export default async function floor(floor: Floor): Promise<void> {
  const [sign, host] = await Promise.all([
    floor.start('node:24-trixie-slim', {
      Env: [`WORD=${floor.nonce}`],
      Cmd: ['node', '-e', program],
      ExposedPorts: { '8080/tcp': {} },
      HostConfig: { PublishAllPorts: true },
    }),
    floor.toolbox('host'),
  ]);
  await host.fetch(`http://127.0.0.1:${await portOf(sign)}/`, floor.nonce);
  await sign.restart({ t: 0 });
  await host.fetch(`http://127.0.0.1:${await portOf(sign)}/`, floor.nonce);
}

async function portOf(sign: Docker.Container): Promise<string | undefined> {
  const { NetworkSettings: settings } = await sign.inspect();
  return settings.Ports['8080/tcp']?.[0]?.HostPort;
}
