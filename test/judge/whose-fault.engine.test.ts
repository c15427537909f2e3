// What the engine refuses and what a time limit ends is the attempt's own doing, unless a container of
// the lab has trouble as well.
import { Judging } from '../support/judging.ts';

const judging = new Judging();
afterAll(() => judging.close());

/** A setup for kata 11 whose web is as it has to be, but for what is done to it. */
function web({ before = '', chain = '', after = '' }) {
  return {
    'setup.ts': `
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { GenericContainer, getContainerRuntimeClient, Network, Wait } from 'testcontainers';
export default async function setup({ nonce, port }: { nonce: string; port: number }) {
  const { container: { dockerode: docker } } = await getContainerRuntimeClient();
  ${before}
  const web = await new GenericContainer('nginx:stable-trixie')
    .withCopyContentToContainer([{ content: nonce, target: '/usr/share/nginx/html/index.html' }])
    .withWaitStrategy(Wait.forLogMessage('start worker process'))
    ${chain}
    .start();
  const raw = docker.getContainer(web.getId());
  ${after}
  return { web };
}`,
  };
}

const host = '.withExposedPorts({ container: 80, host: port })';

const attempts: [string, Parameters<typeof web>[0], string[]][] = [
  [
    'a bound file that is a folder by the restart',
    {
      before: `const file = join(mkdtempSync(join(tmpdir(), 'x')), 'f'); writeFileSync(file, '');`,
      chain: `.withExposedPorts(80).withBindMounts([{ source: file, target: '/x' }])`,
      after: `rmSync(file); mkdirSync(file);`,
    },
    ['docker restart web', 'not a directory'],
  ],
  [
    'a network that is gone',
    {
      before: 'const network = await new Network().start();',
      chain: '.withExposedPorts(80).withNetwork(network)',
      after: `await raw.stop(); await docker.getNetwork(network.getId()).remove();`,
    },
    ['docker inspect', 'exited'],
  ],
  [
    'a partner that is gone',
    {
      before: `const partner = await docker.createContainer({ Image: 'debian:trixie-slim', Cmd: ['sleep', 'infinity'] });
      await partner.start();`,
      chain: `.withNetworkMode('container:' + partner.id)`,
      after: 'await partner.remove({ force: true });',
    },
    ['docker inspect', 'No such container'],
  ],
  [
    'a volume in which there is no room',
    {
      before: `const Name = 'tiny-' + nonce;
      await docker.createVolume({ Name, DriverOpts: { type: 'tmpfs', device: 'tmpfs', o: 'size=4k' } });`,
      chain: `.withExposedPorts(80).withBindMounts([{ source: Name, target: '/usr/share/nginx' }])`,
    },
    ['no space left on device'],
  ],
  [
    'a log that the engine cannot show, of one that has ended',
    {
      before: `const none = await docker.createContainer({ Image: 'debian:trixie-slim', Cmd: ['true'],
        HostConfig: { LogConfig: { Type: 'none', Config: {} } } });
      await none.start(); await none.wait();
      if (none.id) return { web: { getId: () => none.id } };`,
    },
    ['exited, exit code', 'does not support reading'],
  ],
  [
    'a setup that speaks of a full disk',
    { before: `throw new Error('no space left on device');` },
    ['no space left'],
  ],
  [
    'a setup that speaks of a port that is free',
    { before: `throw new Error('Bind for 0.0.0.0:9 failed: port is already allocated');` },
    ['port is already allocated'],
  ],
  [
    'a port that its own other container takes at the restart',
    {
      chain: host,
      after: `await raw.stop();
      const other = await docker.createContainer({ Image: 'debian:trixie-slim', Cmd: ['sleep', '99'],
        ExposedPorts: { '80/tcp': {} }, HostConfig: { PortBindings: { '80/tcp': [{ HostPort: String(port) }] } } });
      await other.start(); await raw.start();`,
    },
    ['port is already allocated'],
  ],
];

test.each(attempts)('%s is red, with the cause', async (_what, attempt, words) => {
  const { status, checks } = await judging.judge('11', web(attempt));
  expect({ status, errors: checks.filter((check) => check.status === 'error') }).toEqual({
    status: 'failed',
    errors: [],
  });
  const red = checks.find((check) => check.status === 'failed')?.message ?? '';
  for (const word of words) expect(red).toContain(word);
});
