// What a claim makes on the engine is its run’s: it goes with it, also when its process was killed.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { Session } from '../../src/claims/session.ts';
import { connectToEngine, type EngineConnection } from '../../src/judge/engine.ts';
import { removeOrphans } from '../../src/lab/run/orphans.ts';
import { checkout } from '../../src/system/paths.ts';
import { makeSomeOfAll, type Made } from '../support/claim-session.ts';

let engine: EngineConnection;
beforeAll(async () => {
  engine = await connectToEngine();
});

/** Those of the things that a session has made that are there. */
async function left({ container, network, volumes, image, folder }: Made): Promise<string[]> {
  const { docker } = engine;
  const asked: [string, Promise<unknown>][] = [
    [container, docker.getContainer(container).inspect()],
    [network, docker.getNetwork(network).inspect()],
    ...volumes.map((name): [string, Promise<unknown>] => [name, docker.getVolume(name).inspect()]),
    [image, docker.getImage(image).inspect()],
  ];
  const there = asked.map(async ([name, asking]) =>
    asking.then(
      () => [name],
      () => [],
    ),
  );
  return [...(await Promise.all(there)).flat(), ...(existsSync(folder) ? [folder] : [])];
}

test('all of it is there, and gone when the session is closed', async () => {
  const session = new Session(engine);
  const made = await makeSomeOfAll(session);
  expect(await left(made)).toHaveLength(7);
  await session.close();
  expect(await left(made)).toEqual([]);
});

test('the next command removes what a killed process has left', async () => {
  const script = join(checkout, 'test/support/claim-session.ts');
  const killed = execa(process.execPath, ['--no-warnings', script], { reject: false });
  let made: Made | undefined;
  for await (const line of killed) {
    made = JSON.parse(line) as Made;
    killed.kill('SIGKILL');
  }
  await killed;
  if (!made) throw new Error('it has made nothing');
  expect(await left(made)).toHaveLength(7);
  await removeOrphans(engine.docker);
  expect(await left(made)).toEqual([]);
});

describe('a command', () => {
  let session: Session;
  beforeAll(() => (session = new Session(engine)));
  afterAll(() => session.close());

  test('is noted with plain names, ports and folders', async () => {
    const [box, port] = [session.name('box'), await session.port('8080')];
    const folder = session.folder('menu');
    writeFileSync(join(folder, 'today.txt'), 'soup\n');
    const line = `run --name ${box} -p ${port}:80 -v ${folder}:/menu debian:trixie-slim`;
    const { output } = await session.attempt(`${line} cat /menu/today.txt`);
    expect(session.commands).toEqual([
      'docker run --name box -p 8080:80 -v $PWD/menu:/menu debian:trixie-slim cat /menu/today.txt',
    ]);
    expect(output).toBe('soup');
  });

  test('that has to succeed and does not, is named', async () => {
    await expect(session.docker(`exec ${session.name('nobody')} true`)).rejects.toThrow(
      /has to succeed did not\ncommand +docker exec nobody true\n +.*No such container: nobody/s,
    );
  });

  test('that is waited for in vain, is named with what it printed last', async () => {
    const asking = session.until('run --rm debian:trixie-slim echo stew', /soup/, 100);
    await expect(asking).rejects.toThrow(/command +docker run --rm .* echo stew\n +stew/s);
  });
});
