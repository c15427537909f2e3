import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { memoryLine, roomLine } from '../../../src/doctor/machine.ts';
import { requireEngine } from '../../../src/engine/discover.ts';
import { dojo } from '../../support/dojo.ts';

const line = z.strictObject({
  about: z.string().min(1),
  level: z.enum(['ok', 'warning', 'error']),
  text: z.string().min(1),
  mend: z.string().min(1).nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'docker-dojo-home-'));
});
afterEach(() => rmSync(home, { recursive: true }));

async function doctor(env: NodeJS.ProcessEnv = {}) {
  const { exitCode, stdout } = await dojo(['doctor', '--json'], { env });
  return { exitCode, lines: z.array(line).parse(JSON.parse(stdout)) };
}

test('a healthy machine: every thing has a line, and no error', async () => {
  const { exitCode, lines } = await doctor();
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(exitCode).toBe(0);
  const about = lines.map((one) => one.about);
  for (const thing of ['engine', 'version', 'cgroup', 'storage', 'docker CLI', 'buildx', 'memory'])
    expect(about).toContain(thing);
  for (const thing of [
    'compose',
    'ports',
    'leftovers',
    'disk of the engine',
    'image node:24-trixie-slim',
  ])
    expect(about).toContain(thing);
  expect(lines.find((one) => one.about === 'container')?.facts).toMatchObject({ exitCode: 0 });
});

test('in words: a line each, within 80 columns, and what it comes to', async () => {
  const { exitCode, stdout } = await dojo(['doctor']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^✓ container .*says hello in \d+\.\d s$/m);
  expect(stdout).toMatch(/^\d+ ok, \d+ warnings, 0 errors$/m);
  const { host } = await requireEngine();
  const tooLong = stdout.split('\n').filter((one) => one.length > 80 && !one.includes(host));
  expect(tooLong).toEqual([]);
});

test('no engine at the chosen address: exit 2, and what mends it', async () => {
  const { exitCode, lines } = await doctor({ DOCKER_HOST: `unix://${home}/none.sock` });
  expect(exitCode).toBe(2);
  const engine = lines.find(({ about }) => about === 'engine');
  expect(engine).toMatchObject({ level: 'error' });
  expect(engine?.mend).toContain('unset DOCKER_HOST');
  expect(lines.map(({ about }) => about)).toContain('buildx');
});

test('what a killed run left is told, and not touched', async () => {
  const { host } = await requireEngine();
  const env = { DOCKER_HOST: host, DOJO_HOME: home };
  const runs = (lines: z.infer<typeof line>[]) =>
    lines.find(({ about }) => about === 'leftovers')?.facts['runs'] as number;
  const before = runs((await doctor(env)).lines);
  const own = join(home, 'runs', `abcde01234@${await deadOwner()}`);
  mkdirSync(own, { recursive: true });
  for (let round = 0; round < 2; round += 1) {
    const { exitCode, lines } = await doctor(env);
    expect(exitCode).toBe(0);
    expect(runs(lines)).toBeGreaterThan(before);
  }
});

describe('an engine that answers the ping and nothing else', () => {
  let server: Server;
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test('is an error, and not the end of the examination', async () => {
    server = createServer((question, reply) => {
      if (question.url?.endsWith('/_ping')) reply.end('OK');
    });
    const socket = join(home, 'deaf.sock');
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    const { exitCode, lines } = await doctor({ DOCKER_HOST: `unix://${socket}` });
    expect(exitCode).toBe(2);
    expect(lines.find(({ about }) => about === 'engine')?.text).toContain('no answer in');
  });
});

test.each([
  [memoryLine(100e6), 'error'],
  [memoryLine(700e6), 'warning'],
  [memoryLine(8e9), 'ok'],
  [roomLine('disk', '/', 1e6), 'error'],
  [roomLine('disk', '/', 2e9), 'warning'],
  [roomLine('disk', '/', 2e10), 'ok'],
])('%j is %s', ({ level, mend }, wanted) => {
  expect(level).toBe(wanted);
  expect(mend === null).toBe(wanted === 'ok');
});

/** The name of a process of this machine that has ended. */
async function deadOwner(): Promise<string> {
  const { identify, writeProcessId } = await import('../../../src/system/process-id.ts');
  return writeProcessId({ ...identify(process.pid), start: '1' });
}
