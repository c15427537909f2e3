import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { ownContainers } from '../../../src/lab/objects/container/list.ts';
import { Toolbox } from '../../../src/lab/probes/toolbox.ts';
import { writeCliPlugin } from '../../../src/lab/setup/buildx-wrapper.ts';
import { setupEnv } from '../../../src/lab/setup/env.ts';
import type { EngineProxy } from '../../../src/lab/proxy/server.ts';
import { askThrough, type Ask } from '../../support/asking.ts';
import { Workbench } from '../../support/containers.ts';

let bench: Workbench;
let socket: EngineProxy;
let ask: Ask;

const sleeper = { Image: 'debian:trixie-slim', Cmd: ['sleep', '300'] };
const forged = { 'dojo.lab': 'true' };

beforeAll(async () => {
  bench = await Workbench.open();
  socket = await bench.openProxy();
  ask = askThrough(socket);
  writeCliPlugin(bench.run);
});
afterAll(() => bench.close());

async function build(dockerfile: string, args: string[]) {
  const context = mkdtempSync(join(tmpdir(), 'docker-dojo-context-'));
  writeFileSync(join(context, 'Dockerfile'), dockerfile);
  const env = setupEnv(bench.run, socket.host);
  const result = await execa('docker', ['build', ...args, context], { env, reject: false });
  rmSync(context, { recursive: true });
  return result;
}

test.each(['dojo.lab', 'dojo.run', 'dojo.owner', 'dojo.recipe', 'dojo.what-is-to-come'])(
  '%s is nothing that a setup may write',
  async (name) => {
    const { status, text } = await ask('POST', '/containers/create', {
      ...{ ...sleeper, Labels: { [name]: 'x' } },
    });
    expect({ status, text }).toEqual({
      status: 403,
      text: expect.stringContaining(`the label ${name} is the dojo’s own`) as string,
    });
  },
);

test.each([['--label', 'dojo.lab=1'], ['--label=dojo.run=0123456789']])(
  'nor in a build: %s %s',
  async (...words) => {
    const { exitCode, stderr } = await build('FROM debian:trixie-slim\n', words);
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain("the labels dojo.* are the dojo's own");
  },
);

test('a build’s other labels, and arguments that look like some, are its own', async () => {
  const tag = `localhost/labelled-${bench.run.id}:1`;
  const words = ['--label', 'a=dojo.lab', '--build-arg', 'dojo.lab=1', '-t', tag];
  const { exitCode, stderr } = await build('FROM debian:trixie-slim\n', words);
  expect(`${exitCode} ${stderr}`).toMatch(/^0 /);
  const { Config: config } = await bench.docker.getImage(tag).inspect();
  expect(config.Labels).toMatchObject({ a: 'dojo.lab', ...bench.run.labels });
});

test('a label that an image gives hides nothing, and makes nothing the lab’s', async () => {
  const tag = `localhost/in-disguise-${bench.run.id}:1`;
  const { exitCode } = await build('FROM debian:trixie-slim\nLABEL dojo.lab=true\n', ['-t', tag]);
  expect(exitCode).toBe(0);
  const { body } = await ask('POST', '/containers/create', { ...sleeper, Image: tag });
  const id = body?.Id ?? '';
  expect((await ask('POST', `/containers/${id}/start`)).status).toBe(204);
  const { Config: config } = await bench.docker.getContainer(id).inspect();
  expect(config.Labels).toMatchObject({ ...forged, ...bench.run.labels });
  const toolbox = (await Toolbox.open(bench.run, 'bridge')).container.id;
  const seen = (await ownContainers(bench.run)).map(({ Id }) => Id);
  expect(seen).toContain(id);
  expect(seen).not.toContain(toolbox);
});

test('a container made anew from what an inspect shows is the setup’s as before', async () => {
  const { body } = await ask('POST', '/containers/create', sleeper);
  const { Config: config } = await bench.docker.getContainer(body?.Id ?? '').inspect();
  expect((await ask('POST', '/containers/create', config)).status).toBe(201);
});

test('an image of a container carries the run’s labels, whatever changes', async () => {
  const { body } = await ask('POST', '/containers/create', sleeper);
  const query = (repo: string, changes: string) =>
    new URLSearchParams({ container: body?.Id ?? '', repo, changes }).toString();
  const hidden = `ENV LAB=dojo.run\nLABEL \${LAB}=other`;
  const repo = `localhost/committed-${bench.run.id}`;
  expect((await ask('POST', `/commit?${query(repo, hidden)}`)).status).toBe(201);
  const { Config: config } = await bench.docker.getImage(repo).inspect();
  expect(config.Labels).toMatchObject(bench.run.labels);
  const told = await ask('POST', `/commit?${query(repo, 'LABEL "dojo.lab"=1')}`);
  expect(told.status).toBe(403);
});

test('an image’s name that begins another’s id stands for that name alone', async () => {
  const { body } = await ask('POST', '/containers/create', sleeper);
  const { Id: base } = await bench.docker.getImage(sleeper.Image).inspect();
  const repo = base.replace('sha256:', '').slice(0, 12);
  await ask('POST', `/commit?container=${body?.Id}&repo=${repo}`);
  const { text } = await ask('DELETE', `/images/${repo}`);
  expect(text).toContain(`"Untagged":"${repo}:latest"`);
  for (const name of [repo, repo.slice(0, 9), base])
    expect((await ask('DELETE', `/images/${name}?force=1`)).status).toBe(403);
  expect((await bench.docker.getImage(sleeper.Image).inspect()).Id).toBe(base);
});

test('a prune takes only what is the setup’s and fits', async () => {
  const make = (name: string, label: string) =>
    ask('POST', '/volumes/create', { Name: `${name}-${bench.run.id}`, Labels: { [label]: '' } });
  await make('keep', 'keep');
  await make('go', 'go');
  const filters = encodeURIComponent(JSON.stringify({ label: ['go'], all: ['true'] }));
  const { text } = await ask('POST', `/volumes/prune?filters=${filters}`);
  expect(text).toContain(`go-${bench.run.id}`);
  expect(text).not.toContain(`keep-${bench.run.id}`);
});
