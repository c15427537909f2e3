import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { execa } from 'execa';
import type { Floor } from '../../src/bench/baseline.ts';
import { cliEnv } from '../../src/engine/docker-cli.ts';
import { waitFor } from '../../src/system/wait-for.ts';

/** Two projects with other settings, and one that is refused; the tills and the database are asked. */
export default async function run(floor: Floor): Promise<void> {
  const { folder, nonce } = floor;
  const image = await floor.build(join(folder, 'app'));
  writeFileSync(join(folder, '.env'), `GREETING=${nonce}\n`);
  writeFileSync(join(folder, 'password.txt'), nonce);
  const up = composeOf(floor, { IMAGE: image, PASSWORD: nonce });
  const [project, other] = [floor.name('shop'), floor.name('holiday')];

  await up(project, { SHOP: 'Corner' });
  const shop = await servicesOf(floor, project);
  await ask(floor, shop('web'), '/', nonce);
  await ask(floor, shop('till-1'), '/till', 'till 1');
  await ask(floor, shop('till-2'), '/till', 'till 2');
  const refused = await up(floor.name('nameless'), {});
  assert.notEqual(refused.exitCode, 0);
  // As testcontainers does.
  await up(floor.name('nameless'), {}, ['down', '-v']);
  const url = `postgres://shop:${nonce}@127.0.0.1/shop`;
  const answers = async () =>
    (await floor.exec(shop('db'), 'psql', '-At', url, '-c', 'SELECT 1')) === '1' ? true : undefined;
  assert(await waitFor(answers, { withinMs: 30_000, everyMs: 10 }));
  await ask(floor, shop('web'), '/stock', 'shop');

  await up(other, { SHOP: 'Corner', GREETING: 'Happy holiday' });
  await ask(floor, (await servicesOf(floor, other))('web'), '/', 'Happy holiday');
}

/** A second file gives all that is made the run’s labels, so that it goes with the run. */
function composeOf({ folder, run }: Floor, shell: Record<string, string>) {
  const labelled = { labels: run.labels };
  const services = Object.fromEntries(
    ['web', 'till-1', 'till-2', 'db'].map((name) => [name, labelled]),
  );
  const labels = { services, networks: { default: labelled } };
  writeFileSync(join(folder, 'labels.json'), JSON.stringify(labels));
  const files = ['-f', 'compose.yaml', '-f', 'labels.json'];
  return (project: string, more: Record<string, string>, words = ['up', '-d']) =>
    execa('docker', ['compose', '-p', project, ...files, ...words], {
      cwd: folder,
      env: { ...cliEnv(run.endpoint), ...shell, ...more },
      reject: false,
    });
}

async function servicesOf({ docker }: Floor, project: string) {
  const filters = JSON.stringify({ label: [`com.docker.compose.project=${project}`] });
  const all = await docker.listContainers({ filters });
  return (service: string): Docker.Container => {
    const found = all.find(({ Labels }) => Labels['com.docker.compose.service'] === service);
    assert(found);
    return docker.getContainer(found.Id);
  };
}

async function ask(floor: Floor, { id }: Docker.Container, path: string, body: string) {
  const beside = await floor.toolbox(`container:${id}`);
  await beside.fetch(`http://localhost:8080${path}`, body);
}
