import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { referenceOf } from '../../../src/images/catalogue.ts';
import { setupEnv } from '../../../src/lab/setup/env.ts';
import type { EngineProxy } from '../../../src/lab/proxy/server.ts';
import { Workbench } from '../../support/containers.ts';

let bench: Workbench;
let socket: EngineProxy;
let folder: string;

beforeAll(async () => {
  bench = await Workbench.open();
  socket = await bench.openProxy();
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-socket-images-'));
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

/** The docker CLI through the run's own socket, as a learner's setup may use it. */
async function docker(...args: string[]) {
  const env = setupEnv(bench.run, socket.host);
  const { exitCode, stderr } = await execa('docker', args, { env, reject: false, stdin: 'ignore' });
  return exitCode === 0 ? 'done' : stderr;
}

/** A name that nobody else uses. */
const name = (what: string) => `${what}-${bench.run.id}`;
const toolbox = () => referenceOf('docker-dojo/toolbox');

/** An archive of one small image, made past the socket. */
async function saved(reference: string): Promise<string> {
  const file = join(folder, `${reference.replaceAll(/\W/g, '-')}.tar`);
  const container = await bench.docker.createContainer({ Image: toolbox(), Cmd: ['true'] });
  await container.commit({ repo: reference });
  await container.remove();
  await execa('docker', ['save', '--output', file, reference], {
    env: { DOCKER_HOST: bench.run.endpoint.host },
  });
  await bench.docker.getImage(reference).remove();
  return file;
}

test('what a setup has tagged it may take away again', async () => {
  expect(await docker('tag', toolbox(), name('tagged'))).toBe('done');
  expect(await docker('rmi', name('tagged'))).toBe('done');
  expect(await docker('rmi', toolbox())).toContain('was not made by this setup');
});

test('what a setup has imported it may take away again', async () => {
  const archive = join(folder, 'nothing.tar');
  await execa('tar', ['--create', '--file', archive, '--files-from', '/dev/null']);
  expect(await docker('import', archive, name('imported'))).toBe('done');
  expect(await docker('rmi', name('imported'))).toBe('done');
});

test('what a setup has loaded it may take away again', async () => {
  const file = await saved(name('loaded'));
  expect(await docker('load', '--input', file)).toBe('done');
  expect(await docker('rmi', name('loaded'))).toBe('done');
});

test('a load that brings what was there makes it nobody’s', async () => {
  const file = join(folder, 'toolbox.tar');
  const env = { DOCKER_HOST: bench.run.endpoint.host };
  await execa('docker', ['save', '--output', file, toolbox()], { env });
  expect(await docker('load', '--input', file)).toBe('done');
  expect(await docker('rmi', toolbox())).toContain('was not made by this setup');
});

/** Builds over BuildKit’s own connection, as Compose does: no label of the run is added here. */
async function built(...names: string[]) {
  const context = mkdtempSync(join(folder, 'context-'));
  writeFileSync(join(context, 'Dockerfile'), `FROM scratch\nCOPY Dockerfile /\n`);
  return docker('build', ...names.flatMap((one) => ['--tag', one]), context);
}

test('what a setup has built as Compose does it may take away again', async () => {
  expect(await built(name('built'), `${name('built')}:two`)).toBe('done');
  expect(await docker('rmi', name('built'), `${name('built')}:two`)).toBe('done');
});

test('a name that stood for an image before stays, whoever builds over it', async () => {
  const [there] = await bench.docker.listImages({ filters: { reference: [toolbox()] } });
  const tag = name('somebodys');
  await bench.docker.getImage(there?.Id ?? '').tag({ repo: tag });
  expect(await built(tag)).toBe('done');
  expect(await docker('rmi', tag)).toContain(tag);
  await bench.docker.getImage(tag).remove();
});

test('a build keeps no image of each step, whatever builder it asks for: another run may take one away', async () => {
  const { DriverStatus: driver } = (await bench.docker.info()) as { DriverStatus: unknown };
  // There BuildKit gets no context from a request.
  if (JSON.stringify(driver).includes('io.containerd.snapshotter')) return;
  const context = mkdtempSync(join(folder, 'context-'));
  const steps = [1, 2, 3].map((step) => `COPY Dockerfile /${step}-${bench.run.id}\n`);
  writeFileSync(join(context, 'Dockerfile'), `FROM ${toolbox()}\n${steps.join('')}`);
  const env = { ...setupEnv(bench.run, socket.host), DOCKER_BUILDKIT: '0' };
  await execa('docker', ['build', '--tag', name('stepped'), context], { env });
  const image = bench.docker.getImage(name('stepped'));
  const { Id: id, Config: config } = await image.inspect();
  expect(config.Labels).toMatchObject(bench.run.labels);
  const history = (await image.history()) as { Id: string }[];
  expect(history.map((row) => row.Id).filter((row) => row !== '<missing>')).toEqual([id]);
});

test('what is tagged, imported or loaded goes with the run', async () => {
  const archive = join(folder, 'empty.tar');
  await execa('tar', ['--create', '--file', archive, '--files-from', '/dev/null']);
  expect(await docker('tag', toolbox(), name('stays'))).toBe('done');
  expect(await docker('import', archive, name('stays-too'))).toBe('done');
  expect(await docker('load', '--input', await saved(name('stays-as-well')))).toBe('done');
  expect(await built(name('built-and-stays'))).toBe('done');
  await bench.close();
  const left = (await bench.docker.listImages()).flatMap(({ RepoTags: tags }) => tags ?? []);
  expect(left.filter((tag) => tag.includes(bench.run.id))).toEqual([]);
});
