import { referenceOf } from '../../src/images/catalogue.ts';
import type { ContainerHandle } from '../../src/lab/objects/container/container.ts';
import { httpProbe } from '../../src/lab/probes/http.ts';
import { waitFor } from '../../src/system/wait-for.ts';
import { Workbench } from '../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

describe('redis:8-trixie', () => {
  const image = 'redis:8-trixie';

  test('declares /data and its port, and runs as redis', async () => {
    const { Config: config } = await bench.docker.getImage(image).inspect();
    expect(config.Volumes).toHaveProperty('/data');
    expect(config.ExposedPorts).toHaveProperty('6379/tcp');
    const cache = await bench.start(image);
    const pong = await waitFor(
      async () =>
        (await cache.exec(['redis-cli', 'ping'])).stdout.trim() === 'PONG' ? true : undefined,
      { withinMs: 10_000 },
    );
    expect(pong).toBe(true);
    expect((await cache.exec(['stat', '-c', '%U', '/proc/1'])).stdout.trim()).toBe('redis');
  });

  test.each([
    ['options alone for the server', { Cmd: ['--appendonly', 'yes'] }],
    ['an entrypoint of one’s own', { Entrypoint: ['redis-server', '--appendonly', 'yes'] }],
  ])('answers other containers, with %s', async (_words, options) => {
    const cache = await bench.start(image, options);
    const address = (await cache.addresses())[0]?.address ?? '';
    const other = await bench.start(image, { Cmd: ['sleep', 'infinity'] });
    expect(await configFrom(other, '-h', address, 'config', 'get', 'appendonly')).toContain('yes');
  });

  test('a configuration file has the last word', async () => {
    const write = 'echo protected-mode yes > /tmp/own.conf; exec redis-server /tmp/own.conf';
    const cache = await bench.start(image, { Entrypoint: ['sh', '-c', write] });
    expect(await configFrom(cache, 'config', 'get', 'protected-mode')).toContain('yes');
  });

  /** What `redis-cli` prints in a container, once the server answers. */
  const configFrom = (container: ContainerHandle, ...words: string[]) =>
    waitFor(
      async () => {
        const got = await container.exec(['redis-cli', ...words]);
        return got.exitCode === 0 ? got.stdout : undefined;
      },
      { withinMs: 10_000 },
    );
});

describe('nginx:stable-trixie', () => {
  const image = 'nginx:stable-trixie';

  test('serves its folder on port 80, as nginx, and stops when asked', async () => {
    const { Config: config } = await bench.docker.getImage(image).inspect();
    expect(config.ExposedPorts).toHaveProperty('80/tcp');
    expect(config).toMatchObject({ StopSignal: 'SIGQUIT' });
    const web = await bench.start(image);
    const reply = await httpProbe((argv) => web.probe(argv), 'http://127.0.0.1/');
    expect(reply).toMatchObject({ status: 200 });
    expect(reply.body).toContain('nginx');
    const user = await web.exec(['sh', '-c', 'id -u nginx']);
    expect(user.stdout.trim()).toBe('101');
    await web.stop({ graceSeconds: 10 });
    expect((await web.inspect()).State.ExitCode).toBe(0);
  });

  test('fills templates from the environment', async () => {
    const template = 'server { listen 8081; location / { return 200 "${GREETING}"; } }';
    const web = await bench.start(image, {
      Env: ['GREETING=good-morning', `TEMPLATE=${template}`],
      Entrypoint: [
        'sh',
        '-c',
        'mkdir -p /etc/nginx/templates && printf %s "$TEMPLATE" > /etc/nginx/templates/shop.conf.template && exec /docker-entrypoint.sh nginx -g "daemon off;"',
      ],
    });
    const reply = await httpProbe((argv) => web.probe(argv), 'http://127.0.0.1:8081/');
    expect(reply.body).toBe('good-morning');
  });
});

describe('node:24-trixie-slim', () => {
  const image = 'node:24-trixie-slim';

  test('has node 24 and npm, the user node, and gives options to node', async () => {
    const { output } = await bench.runOnce(image, [
      'sh',
      '-c',
      'node --version; npm --version; id -u node; which npx',
    ]);
    expect(output).toMatch(/^v24\.\d+\.\d+\n\d+\.\d+\.\d+\n1000\n\/usr\/local\/bin\/npx\n$/);
    expect((await bench.runOnce(image, ['-p', '6 * 7'])).output).toBe('42\n');
  });
});

describe('debian:trixie-slim', () => {
  test('is Debian 13 with bash and apt, and little else', async () => {
    const script = '. /etc/os-release; echo "$ID $VERSION_CODENAME"; which bash apt-get';
    const { output } = await bench.runOnce('debian:trixie-slim', ['sh', '-c', script]);
    expect(output).toBe('debian trixie\n/usr/bin/bash\n/usr/bin/apt-get\n');
  });
});

describe('the dojo’s own images', () => {
  test.each([
    '',
    // It moves npm’s global folder, and with it the configuration that npm looks for there.
    '--prefix /tmp',
    '--userconfig /tmp/own.npmrc',
  ])('npm %s finds the katas’ packages without a network', async (options) => {
    const script = `cd /tmp && npm init -y >/dev/null && npm ${options} install ms typescript@6.0.3 && npx tsc --version`;
    const { exitCode, output } = await bench.runOnce(
      referenceOf('docker-dojo/node-offline'),
      ['sh', '-c', script],
      { HostConfig: { NetworkMode: 'none' } },
    );
    expect(output).toContain('Version 6.0.3');
    expect(exitCode).toBe(0);
  });

  test('npm gets no package in a build that has nothing to install, and still runs', async () => {
    const script = 'cd /tmp && npm init -y && npm install ms && npm ls ms';
    const [refused, served] = await Promise.all(
      [['FTP_PROXY=http://nothing-to-install.invalid'], []].map((Env) =>
        bench.runOnce(referenceOf('docker-dojo/node-offline'), ['sh', '-c', script], { Env }),
      ),
    );
    expect(refused?.output).toContain('there is nothing to install again');
    expect(refused?.exitCode).not.toBe(0);
    expect(served?.exitCode).toBe(0);
  });

  test('the toolbox has what probes run', async () => {
    const { output } = await bench.runOnce(referenceOf('docker-dojo/toolbox'), [
      'sh',
      '-c',
      'which curl socat ip getent agent | wc -l',
    ]);
    expect(output.trim()).toBe('5');
  });
});
