import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { writeComposePlugin } from '../../../src/lab/setup/compose-wrapper.ts';
import { setupEnv } from '../../../src/lab/setup/env.ts';
import type { EngineProxy } from '../../../src/lab/proxy/server.ts';
import { Workbench } from '../../support/containers.ts';

let bench: Workbench;
let socket: EngineProxy;
let folder: string;

beforeAll(async () => {
  bench = await Workbench.open();
  socket = await bench.openProxy();
  writeComposePlugin(bench.run);
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-compose-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await bench.close();
});

/** Compose through the run's own socket, as a setup has it. */
function compose(project: string, text: string, ...words: string[]) {
  writeFileSync(join(folder, 'compose.yaml'), text);
  return execa('docker', ['compose', '-p', project, ...words], {
    cwd: folder,
    env: setupEnv(bench.run, socket.host),
    reject: false,
    all: true,
  });
}

const file = `
services:
  a:
    image: debian:trixie-slim
    command: [sleep, '60']
    init: true
    volumes: ['kept:/kept']
    labels: { com.docker.compose.service: another }
volumes: { kept: }
`;

test('what Compose makes carries the run’s label; down takes it away, and a volume only when asked', async () => {
  const project = `own-${bench.run.id}`;
  const filters = JSON.stringify({ label: [`dojo.run=${bench.run.id}`] });
  const left = async () => ({
    containers: (await bench.docker.listContainers({ all: true, filters })).map(
      ({ Labels }) => Labels['com.docker.compose.service'],
    ),
    networks: (await bench.docker.listNetworks({ filters })).map(({ Name }) => Name),
    volumes: (await bench.docker.listVolumes({ filters })).Volumes.map(({ Name }) => Name),
  });
  expect((await compose(project, file, 'up', '-d')).all).toContain('Started');
  expect(await left()).toEqual({
    containers: ['a'],
    networks: [`${project}_default`],
    volumes: [`${project}_kept`],
  });
  await compose(project, file, 'down');
  expect(await left()).toEqual({ containers: [], networks: [], volumes: [`${project}_kept`] });
  await compose(project, file, 'down', '-v');
  expect(await left()).toEqual({ containers: [], networks: [], volumes: [] });
});

test('somebody else’s project of the same name stays as it is', async () => {
  const project = `theirs-${bench.run.id}`;
  const theirs = {
    cwd: folder,
    env: { DOCKER_HOST: bench.run.endpoint.host },
  };
  const past = (...words: string[]) =>
    execa('docker', ['compose', '-p', project, ...words], theirs);
  writeFileSync(join(folder, 'compose.yaml'), file);
  await past('up', '-d');
  try {
    const { all, exitCode } = await compose(project, file, 'down', '-v');
    expect({ all, exitCode }).toEqual({
      all: expect.stringContaining('was not made by this setup') as string,
      exitCode: 1,
    });
    const { stdout } = await past('ps', '--services');
    expect(stdout).toBe('a');
    const volumes = await bench.docker.listVolumes();
    expect(volumes.Volumes.map(({ Name }) => Name)).toContain(`${project}_kept`);
  } finally {
    await past('down', '-v');
  }
});
