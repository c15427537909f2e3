import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Floor } from '../../src/bench/baseline.ts';
import { cliEnv } from '../../src/engine/docker-cli.ts';
import { waitFor } from '../../src/system/wait-for.ts';

/** A project is brought up twice, and once without a password; its web server shows the stock. */
export default async function run(floor: Floor): Promise<void> {
  const { docker, folder, nonce } = floor;
  const image = await floor.build(join(folder, 'app'));
  // A second file gives all that is made the run’s labels, so that it goes with the run.
  const labels = { labels: floor.run.labels };
  writeFileSync(
    join(folder, 'labels.json'),
    JSON.stringify({
      services: { db: labels, migrate: labels, web: labels },
      networks: { default: labels },
    }),
  );
  const up = (project: string, password: string) =>
    execa(
      'docker',
      ['compose', '-p', project, '-f', 'compose.yaml', '-f', 'labels.json', 'up', '-d'],
      {
        cwd: folder,
        env: { ...cliEnv(floor.run.endpoint), IMAGE: image, PASSWORD: password, STOCK: nonce },
        reject: false,
      },
    );
  const project = floor.name('shop');
  assert.equal((await up(project, nonce)).exitCode, 0);
  const filters = JSON.stringify({ label: [`com.docker.compose.project=${project}`] });
  const running = await docker.listContainers({ filters });
  const web = running.find(({ Labels }) => Labels['com.docker.compose.service'] === 'web');
  const beside = await floor.toolbox(`container:${web?.Id}`);
  await beside.fetch('http://localhost:8080/', nonce);
  await up(project, nonce);
  assert.notEqual((await up(floor.name('closed'), '')).exitCode, 0);
  // A server that nobody can connect to.
  const unheard = await floor.start('postgres:17-trixie', {
    Env: [`POSTGRES_PASSWORD=${nonce}`],
    Cmd: ['postgres', '-c', 'listen_addresses='],
    HostConfig: { NetworkMode: 'none' },
  });
  const ask = 'grep -qx postgres /proc/1/comm && pg_isready -q && pg_isready -h localhost';
  await waitFor(
    async () => /no response/.test(await floor.exec(unheard, 'sh', '-c', ask)) || undefined,
    { withinMs: 20_000 },
  );
}
