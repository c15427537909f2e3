import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execaSync } from 'execa';
import { z } from 'zod';
import { waitFor } from '../../../src/system/wait-for.ts';
import { describeWithEngine } from '../../support/as-root.ts';
import { describeUnless } from '../../support/describe-unless.ts';
import { dojo } from '../../support/dojo.ts';
import { EngineHome, OwnNetwork } from '../../support/private-engine.ts';

const rows = z.array(z.object({ name: z.string(), kind: z.string() }));

// Debian's package docker-registry: a real registry. Where it is not installed its test is left out.
const registry = execaSync('sh', ['-c', 'command -v docker-registry'], { reject: false });
const noRegistry = registry.exitCode === 0 ? null : 'docker-registry is not installed';

describeWithEngine('images for a class', () => {
  let network: OwnNetwork;
  let home: EngineHome;
  let folder: string;
  let file: string;
  const processes: ChildProcess[] = [];

  beforeAll(async () => {
    network = await OwnNetwork.open();
    home = new EngineHome(network);
    folder = mkdtempSync(join(tmpdir(), 'docker-dojo-class-'));
    file = join(folder, 'class.tar');
    await home.start();
  });
  afterEach(() => {
    for (const one of processes.splice(0)) one.kill('SIGKILL');
  });
  afterAll(async () => {
    await home.stop();
    home.remove();
    network.close();
    rmSync(folder, { recursive: true });
  });

  async function kinds(env: NodeJS.ProcessEnv = {}) {
    const { stdout } = await home.dojo(['images', '--json'], { env });
    const entries = rows.parse(JSON.parse(stdout)).map(({ name, kind }) => [name, kind]);
    return Object.fromEntries(entries) as Record<string, string>;
  }

  /** Starts a server in the engine's network, and waits until something answers at port 5000. */
  async function serve(...command: string[]): Promise<void> {
    const [program = '', ...args] = network.inside(...command);
    processes.push(spawn(program, args, { stdio: 'ignore' }));
    const ask = 'exec 3<>/dev/tcp/127.0.0.1/5000 && echo open';
    const answer = async () =>
      (await network.run('bash', '-c', ask)).includes('open') ? true : undefined;
    expect(await waitFor(answer, { withinMs: 15_000 })).toBe(true);
  }

  test('doctor on an engine without images: what is missing, and the command', async () => {
    const { exitCode, stdout } = await home.dojo(['doctor']);
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(
      /^✗ image node:24-trixie-slim +missing\n +npm run dojo -- images pull$/m,
    );
  });

  test('what is missing cannot be saved', async () => {
    const { exitCode, stderr } = await home.dojo(['images', 'save', join(folder, 'none.tar')]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('node:24-trixie-slim');
    expect(existsSync(join(folder, 'none.tar'))).toBe(false);
    expect(existsSync(join(folder, 'none.tar.part'))).toBe(false);
  });

  test('one file carries all of them to another engine', async () => {
    expect((await dojo(['images', 'save', file])).exitCode).toBe(0);
    expect((await home.dojo(['images', 'load', file])).exitCode).toBe(0);
    const loaded = Object.values(await kinds());
    expect(loaded).not.toContain('absent');
    expect(loaded).not.toContain('outdated');
  });

  test('a file that is not there, and one that is no archive', async () => {
    expect((await home.dojo(['images', 'load', `${file}.none`])).exitCode).toBe(64);
    writeFileSync(`${file}.text`, 'hello');
    const { exitCode, stderr } = await home.dojo(['images', 'load', `${file}.text`]);
    expect(exitCode).toBe(2);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('on an engine that is not the dojo’s own an official image keeps its name', async () => {
    const image = 'redis:8-trixie';
    const made = await home.docker('create', 'debian:trixie-slim', 'true');
    const tar = join(folder, 'official.tar');
    await home.docker('export', '--output', tar, made.stdout);
    await home.docker('rm', made.stdout);
    await home.docker('rmi', image);
    await home.docker('import', tar, image);
    const env = { DOCKER_HOST: home.host };
    expect((await kinds(env))[image]).toBe('official');
    expect((await home.dojo(['images', 'load', file], { env })).exitCode).toBe(0);
    expect((await kinds(env))[image]).toBe('official');
    await home.docker('rmi', image);
    await home.dojo(['images', 'load', file]);
    expect((await kinds())[image]).toMatch(/stand-in|official/);
  });

  describeUnless(noRegistry, 'a registry', () => {
    test('DOJO_REGISTRY names the registry to pull from', async () => {
      const config = join(folder, 'registry.yml');
      const storage = `storage: { filesystem: { rootdirectory: '${folder}/registry' } }`;
      writeFileSync(config, `version: 0.1\n${storage}\nhttp: { addr: '127.0.0.1:5000' }\n`);
      await serve('docker-registry', 'serve', config);
      const image = 'debian:trixie-slim';
      const there = `127.0.0.1:5000/library/${image}`;
      await home.docker('tag', image, there);
      expect(await home.docker('push', there)).toMatchObject({ exitCode: 0 });
      await home.docker('rmi', there, image);
      expect((await kinds())[image]).toBe('absent');
      const env = { DOJO_REGISTRY: '127.0.0.1:5000/library' };
      const { exitCode, all } = await home.dojo(['images', 'pull'], { env });
      expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
      expect((await kinds())[image]).not.toBe('absent');
      const { stdout } = await home.docker('image', 'ls', '--format', '{{.Repository}}');
      expect(stdout).not.toContain('127.0.0.1');
    });
  });

  test.each([
    ['a rate limit', 429, 'TOOMANYREQUESTS', 'rate limit is reached', 'docker login'],
    ['an image that it does not have', 404, 'MANIFEST_UNKNOWN', 'did not give', 'images load'],
  ])('%s: it says so, and names the ways out', async (_what, status, code, ...words) => {
    const errors = { errors: [{ code, message: code.toLowerCase() }] };
    const script = `require('http').createServer((q, r) => {
      const version = q.url === '/v2/';
      r.writeHead(version ? 200 : ${status}, { 'content-type': 'application/json' });
      r.end(version ? '{}' : ${JSON.stringify(JSON.stringify(errors))});
    }).listen(5000, '127.0.0.1')`;
    await serve(process.execPath, '-e', script);
    await home.docker('rmi', '--force', 'nginx:stable-trixie');
    const env = { DOJO_REGISTRY: '127.0.0.1:5000' };
    const { exitCode, stderr } = await home.dojo(['images', 'pull'], { env });
    expect(exitCode).toBe(2);
    for (const word of [...words, 'DOJO_REGISTRY', '127.0.0.1:5000/nginx:stable-trixie'])
      expect(stderr).toContain(word);
  });

  test('no registry at all: pull says so and builds nothing', async () => {
    const env = { DOJO_REGISTRY: '127.0.0.1:5000' };
    const { exitCode, stderr } = await home.dojo(['images', 'pull'], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('No registry answers');
    expect(stderr).not.toContain('building');
  });
});
