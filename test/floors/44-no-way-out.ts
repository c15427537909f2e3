import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Docker from 'dockerode';
import type { ContainerCreateOptions } from 'dockerode';
import type { Floor } from '../../src/bench/baseline.ts';
import { openOutsideServer } from '../../src/lab/objects/network/outside-server.ts';

/** Three parts, two of them on an internal network, and what they reach before and after a restart. */
export default async function run(floor: Floor): Promise<void> {
  const vault = floor.name('vault');
  const [edge] = await Promise.all([
    floor.network('edge'),
    floor.docker.createNetwork({ Name: vault, Internal: true, Labels: floor.run.labels }),
  ]);
  const [web, payment, ledger, passerBy, host, outside] = await Promise.all([
    startPart(floor, 'web', ['ASKS=http://payment:8080/'], {
      ExposedPorts: { '8080/tcp': {} },
      HostConfig: { NetworkMode: edge, PublishAllPorts: true },
    }),
    startPart(floor, 'payment', ['ASKS=http://ledger:8081/'], {
      HostConfig: { NetworkMode: vault },
    }),
    startPart(floor, 'ledger', ['LISTENS=8081'], { HostConfig: { NetworkMode: vault } }),
    floor.toolbox('bridge'),
    floor.toolbox('host'),
    openOutsideServer(floor.run, 'outside'),
  ]);
  await floor.docker.getNetwork(vault).connect({ Container: web.id });
  const atWeb = await floor.toolbox(`container:${web.id}`);
  const page = 'http://localhost:8080/';
  await outside.open;

  await atWeb.fetch(page, await say(floor, payment));
  await atWeb.fetch(page, await say(floor, ledger));
  await lookOut(floor, payment, outside.url, passerBy);
  const { NetworkSettings: settings } = await web.inspect();
  const published = settings.Ports['8080/tcp']?.[0]?.HostPort;
  const customers = `http://127.0.0.1:${published}/`;
  const atPayment = await floor.toolbox(`container:${payment.id}`);
  for (const part of ['web:8080', 'ledger:8081'])
    await atPayment.ask(`curl -s --max-time 3 --proxy http://${part} ${outside.url}`);
  // A packet to the published port, by way of the gateway, gets no answer.
  const gateway = (await floor.docker.getNetwork(vault).inspect()).IPAM?.Config?.[0]?.Gateway;
  assert(!(await atPayment.reaches(gateway, published)));

  await host.fetch(customers, await say(floor, payment));
  const word = await say(floor, ledger);
  const atLedger = await floor.toolbox(`container:${ledger.id}`);
  await Promise.all([payment.pause(), ledger.pause()]);
  const answer = host.fetch(customers, word);
  await atPayment.requestAt(8080);
  await payment.unpause();
  await atLedger.requestInVainAt(8081);
  await ledger.unpause();
  await answer;
  assert.deepEqual((await payment.inspect()).NetworkSettings.Ports, {});

  await payment.restart({ t: 0 });
  await atWeb.fetch(page, await say(floor, payment));
  await lookOut(floor, payment, outside.url, passerBy);
  await host.fetch(customers, await say(floor, ledger));
  const neighbour = await floor.toolbox(vault);
  assert.equal(await neighbour.ask(`curl -s --max-time 2 ${outside.url}`), '');
}

async function startPart(
  floor: Floor,
  name: string,
  env: string[],
  options: ContainerCreateOptions,
): Promise<Docker.Container> {
  const part = await floor.create('node:24-trixie-slim', {
    Hostname: name,
    Env: env,
    Cmd: ['node', '/part.mjs'],
    ...options,
  });
  await floor.put(part, 'part.mjs', await readFile(join(floor.folder, 'app/part.mjs'), 'utf8'));
  await part.start();
  return part;
}

let words = 0;
async function say(floor: Floor, part: Docker.Container): Promise<string> {
  const word = `${floor.nonce}-${(words += 1)}`;
  await floor.exec(part, 'sh', '-c', `echo ${word} > /tmp/word`);
  return word;
}

async function lookOut(
  floor: Floor,
  payment: Docker.Container,
  url: string,
  passerBy: Awaited<ReturnType<Floor['toolbox']>>,
): Promise<void> {
  const inside = await floor.toolbox(`container:${payment.id}`);
  await passerBy.fetch(url, 'outside');
  assert.equal(await inside.ask(`curl -s --max-time 2 ${url}`), '');
  assert.equal(await inside.ask('ip route show default'), '');
}
