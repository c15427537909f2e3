import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildResult } from '../../../../src/lab/objects/builder/build.ts';
import { Mirror } from '../../../../src/lab/objects/mirror/mirror.ts';
import { fileOf } from '../../../../src/lab/objects/mirror/repository.ts';
import { Workbench } from '../../../support/containers.ts';

const till = 'till-3f9a';
let bench: Workbench;
let mirror: Mirror;

beforeAll(async () => {
  bench = await Workbench.open();
  mirror = await Mirror.start(bench.run, ['scales', till]);
});
afterAll(() => bench.close());

/** Builds an image with apt’s own programs. */
function install(steps: string, name = 'debian:trixie-slim'): Promise<BuildResult> {
  const source =
    'RUN rm -f /etc/apt/sources.list.d/* && echo "deb [trusted=yes] $MIRROR ./" > /etc/apt/sources.list';
  writeFileSync(
    join(bench.context, 'Dockerfile'),
    `FROM ${name}\nARG MIRROR\n${source}\n${steps}\n`,
  );
  return build(bench.run, { context: bench.context, args: mirror.args });
}

/** What a program of the image prints. */
async function says(built: BuildResult, program: string): Promise<string> {
  if (!built.ok) throw built.fault;
  const { output } = await bench.runOnce(built.imageId, [program]);
  return output.trim();
}

const files = async () => (await mirror.requests()).map(({ file }) => file);

test('apt installs what it has, and it knows what it was asked for', async () => {
  const built = await install(`RUN apt-get update && apt-get install -y scales ${till}`);
  for (const name of ['scales', till]) {
    expect(await says(built, name)).toBe(mirror.says(name));
    expect(mirror.says(name)).toContain(mirror.versionOf(name));
  }
  const requests = await mirror.requests();
  expect(requests.filter(({ found }) => found).map(({ text }) => text)).toEqual([
    'GET Release 200',
    'GET Packages 200',
    `GET ${fileOf({ name: 'scales', version: mirror.versionOf('scales') })} 200`,
    `GET ${fileOf({ name: till, version: mirror.versionOf(till) })} 200`,
  ]);
});

test('a build from the cache asks it for nothing', async () => {
  const before = await files();
  await install(`RUN apt-get update && apt-get install -y scales ${till}`);
  expect(before.length).toBeGreaterThan(0);
  expect(await files()).toEqual(before);
});

test('once it has moved on, an old index leads nowhere, and a new one to newer packages', async () => {
  const old = mirror.says('scales');
  await install('RUN apt-get update');
  await mirror.moveOn();
  expect(mirror.says('scales')).not.toBe(old);
  const stale = await install('RUN apt-get update\nRUN apt-get install -y scales');
  expect(stale.ok || stale.fault.message).toContain('404  Not Found');
  const fresh = await install(
    'RUN apt-get install -y scales || apt-get update && apt-get install -y scales',
  );
  expect(await says(fresh, 'scales')).toBe(mirror.says('scales'));
});

test('an installed package is upgraded to the version that comes next', async () => {
  const before = await install('RUN apt-get update && apt-get install -y scales # before');
  if (!before.ok) throw before.fault;
  const [repo, tag] = [`localhost/dojo-${bench.run.id}`, 'before'];
  await bench.docker.getImage(before.imageId).tag({ repo, tag });
  await mirror.moveOn();
  const after = await install('RUN apt-get update && apt-get install -y scales', `${repo}:${tag}`);
  expect(await says(after, 'scales')).toBe(mirror.says('scales'));
});

test('who does not know its word gets nothing, and is not counted', async () => {
  const before = await files();
  const asker = await bench.start('debian:trixie-slim', { Cmd: ['sleep', '300'] });
  const { origin } = new URL(mirror.url);
  for (const path of ['/', '/Packages', '//', '/%', '/../Packages'])
    expect(await asker.http(`${origin}${path}`)).toMatchObject({ status: 404 });
  expect(await files()).toEqual(before);
  expect(await asker.http(`${mirror.url}/./Packages`)).toMatchObject({ status: 200 });
  expect(await files()).toEqual([...before, 'Packages']);
});

test('at another address it has the same packages, and counts on', async () => {
  const [before, old, says] = [await files(), mirror.url, mirror.says('scales')];
  await mirror.changeAddress();
  expect(mirror.url).not.toBe(old);
  const asker = await bench.start('debian:trixie-slim', { Cmd: ['sleep', '300'] });
  expect(await asker.http(`${old}/Packages`)).toMatchObject({ status: 404 });
  expect(await asker.http(`${mirror.url}/Packages`)).toMatchObject({ status: 200 });
  expect(mirror.says('scales')).toBe(says);
  const later = (await mirror.requests()).slice(before.length).map(({ text }) => text);
  expect(later).toEqual(['GET Packages 404', 'GET Packages 200']);
});
