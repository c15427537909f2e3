import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { writeCliPlugin } from '../../../src/lab/setup/buildx-wrapper.ts';
import { setupEnv } from '../../../src/lab/setup/env.ts';
import { openEngineProxy, type EngineProxy } from '../../../src/lab/proxy/server.ts';
import { Workbench } from '../../support/containers.ts';

let bench: Workbench;
let socket: EngineProxy;

beforeAll(async () => {
  bench = await Workbench.open();
  socket = await bench.openProxy();
  writeCliPlugin(bench.run);
});
afterAll(() => bench.close());

/** The docker CLI through the run's own socket, as a learner's setup may use it. */
function docker(args: string[], input?: string) {
  return execa('docker', args, {
    env: setupEnv(bench.run, socket.host),
    reject: false,
    ...(input === undefined ? { stdin: 'ignore' } : { input }),
  });
}

/** What is made past the socket: nobody's run. */
async function foreignVolume(): Promise<{ name: string; remove: () => Promise<unknown> }> {
  const name = `shelf-of-somebody-${bench.run.id}`;
  const volume = await bench.docker.createVolume({ Name: name });
  return { name, remove: () => volume.remove() };
}

test('containers, networks and volumes carry the run’s label, named volumes of mounts too', async () => {
  const name = (what: string) => `${what}-${bench.run.id}`;
  await docker(['network', 'create', name('net')]);
  await docker(['volume', 'create', name('made')]);
  const mounts = [
    '-v',
    `${name('bound')}:/a`,
    '--mount',
    `type=volume,source=${name('mounted')},target=/b`,
  ];
  const { exitCode } = await docker([
    'run',
    '--rm',
    '--network',
    name('net'),
    ...mounts,
    'debian:trixie-slim',
    'true',
  ]);
  expect(exitCode).toBe(0);
  const filters = JSON.stringify({ label: [`dojo.run=${bench.run.id}`] });
  const { Volumes: volumes } = await bench.docker.listVolumes({ filters });
  expect(volumes.map(({ Name }) => Name).sort()).toEqual(['bound', 'made', 'mounted'].map(name));
  const networks = await bench.docker.listNetworks({ filters });
  expect(networks.map(({ Name }) => Name)).toEqual([name('net')]);
});

test('a stream closes one side and goes on with the other', async () => {
  const run = await docker(['run', '--rm', '-i', 'debian:trixie-slim', 'sort'], 'tea\ncoffee\n');
  expect(run.stdout).toBe('coffee\ntea');
});

test('exec, logs and copies go through', async () => {
  const { stdout: id } = await docker([
    'run',
    '-d',
    'debian:trixie-slim',
    'sh',
    '-c',
    'echo hello; sleep 60',
  ]);
  expect((await docker(['exec', id, 'cat', '/etc/debian_version'])).stdout).toMatch(/^13/);
  expect((await docker(['logs', id])).stdout).toBe('hello');
  expect((await docker(['cp', `${id}:/etc/hostname`, '-'])).exitCode).toBe(0);
  await docker(['rm', '-f', id]);
});

test('an image built through it carries the label and goes with the run', async () => {
  const context = mkdtempSync(join(tmpdir(), 'docker-dojo-context-'));
  writeFileSync(join(context, 'Dockerfile'), 'FROM debian:trixie-slim\nRUN echo built > /built\n');
  try {
    const { exitCode, stderr } = await docker([
      'build',
      '-t',
      `localhost/built-${bench.run.id}:1`,
      context,
    ]);
    expect(`${exitCode} ${stderr}`).toMatch(/^0 /);
    const { Config: config } = await bench.docker
      .getImage(`localhost/built-${bench.run.id}:1`)
      .inspect();
    expect(config.Labels).toMatchObject({ 'dojo.run': bench.run.id });
  } finally {
    rmSync(context, { recursive: true });
  }
});

test('pruning stays within the run', async () => {
  const foreign = await foreignVolume();
  await docker(['volume', 'create', `own-${bench.run.id}`]);
  const { stdout } = await docker(['volume', 'prune', '--all', '--force']);
  expect(stdout).toContain(`own-${bench.run.id}`);
  expect(stdout).not.toContain(foreign.name);
  await foreign.remove();
});

test.each([
  ['remove', (name: string) => ['volume', 'rm', name]],
  ['mount', (name: string) => ['run', '--rm', '-v', `${name}:/a`, 'debian:trixie-slim', 'true']],
  ['create again', (name: string) => ['volume', 'create', name]],
])('it refuses to %s a volume of somebody else', async (_what, args) => {
  const foreign = await foreignVolume();
  const { exitCode, stderr } = await docker(args(foreign.name));
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain('was not made by this setup');
  await foreign.remove();
});

test.each([
  ['retag a base image', ['tag', 'debian:trixie-slim', 'node:24-trixie-slim']],
  ['remove a base image', ['rmi', '-f', 'debian:trixie-slim']],
  ['prune the build cache', ['builder', 'prune', '-f']],
  ['join a swarm', ['swarm', 'init']],
])('it refuses to %s', async (_what, args) => {
  const { exitCode, stderr } = await docker(args);
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain('docker-dojo: ');
});

test('a container removed without its anonymous volume leaves none behind', async () => {
  const own = await Workbench.open();
  const pass = await openEngineProxy(own.run);
  const env = setupEnv(own.run, pass.host);
  const { stdout: id } = await execa(
    'docker',
    ['run', '-d', '-v', '/a', 'debian:trixie-slim', 'sleep', '60'],
    { env },
  );
  const { Mounts: mounts } = await own.docker.getContainer(id).inspect();
  await execa('docker', ['rm', '-f', id], { env });
  const volume = own.docker.getVolume(mounts[0]?.Name ?? '');
  expect(await volume.inspect()).toHaveProperty('Name');
  await pass.close();
  await own.close();
  await expect(volume.inspect()).rejects.toThrow('no such volume');
});

test('what the engine is just making when the socket closes is made by then', async () => {
  const own = await Workbench.open();
  const pass = await openEngineProxy(own.run);
  const asked = new Promise<void>((resolve) =>
    pass.onRequest(({ path }) => {
      if (path === '/containers/create') resolve();
    }),
  );
  const args = ['create', 'debian:trixie-slim', 'true'];
  const creating = execa('docker', args, { env: setupEnv(own.run, pass.host), reject: false });
  await asked;
  await pass.close();
  const label = Object.entries(own.run.labels).map(([name, value]) => `${name}=${value}`);
  const made = await own.docker.listContainers({ all: true, filters: JSON.stringify({ label }) });
  expect(made).toHaveLength(1);
  expect((await creating).exitCode).not.toBe(0);
  await own.close();
});

test('half a request keeps nobody from closing the socket', async () => {
  const own = await Workbench.open();
  const pass = await openEngineProxy(own.run);
  const client = connect(pass.host.replace('unix://', ''));
  client.on('error', () => undefined);
  const answered = new Promise((resolve) => client.once('data', resolve));
  client.write('GET /_ping HTTP/1.1\r\nHost: docker\r\n\r\n');
  client.write('POST /containers/create HTTP/1.1\r\nHost: docker\r\nContent-Length: 99\r\n\r\n{');
  await answered;
  await expect(pass.close()).resolves.toBeUndefined();
  await own.close();
});
