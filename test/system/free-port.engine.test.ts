import { createServer } from 'node:net';
import { freePort } from '../../src/system/free-port.ts';
import { Workbench } from '../support/containers.ts';
import { Judging } from '../support/judging.ts';

const judging = new Judging();
afterAll(() => judging.close());

/** A setup for kata 11 that maps this port of the host as often as asked for. */
function mapping(port: number | string, containers = 1) {
  return {
    'setup.ts': `
import { GenericContainer } from 'testcontainers';
export default async function setup({ port }: { nonce: string; port: number }) {
  const web = () => new GenericContainer('nginx:stable-trixie')
    .withExposedPorts({ container: 80, host: ${port} })
    .start();
${'  await web();\n'.repeat(containers - 1)}
  return { web: await web() };
}`,
  };
}

test('a port that another process holds: error, with the port and what to do', async () => {
  const port = await freePort();
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(port, '0.0.0.0', resolve));
  const verdict = await judging.judge('11', mapping(port));
  holder.close();
  expect(verdict.status).toBe('error');
  const message = verdict.checks[0]?.message ?? '';
  expect(message).toContain('A port that this kata needs is held by something else');
  expect(message).toMatch(new RegExp(`^on .*:${port}`, 'm'));
  expect(message).toContain('free the port');
});

test('a port that a container of another run holds: error', async () => {
  const bench = await Workbench.open();
  const port = await freePort();
  await bench.start('debian:trixie-slim', {
    Cmd: ['sleep', '60'],
    ExposedPorts: { '80/tcp': {} },
    HostConfig: { PortBindings: { '80/tcp': [{ HostPort: String(port) }] } },
  });
  const verdict = await judging.judge('11', mapping(port));
  await bench.close();
  expect(verdict.status).toBe('error');
  expect(verdict.checks[0]?.message).toContain('held by something else on this machine');
});

test('two containers of one setup that want the same port: failed', async () => {
  const verdict = await judging.judge('11', mapping('port', 2));
  expect(verdict.status).toBe('failed');
  expect(verdict.checks[0]?.message).toContain('port is already allocated');
});
