// What docs/scale.md has an operator type, and what it says that is printed.
import { X509Certificate, createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { redisAddress } from '../../src/grading/queue/address.ts';
import { checkout } from '../../src/system/paths.ts';
import { codeBlocksIn } from '../support/code-blocks.ts';
import { documentsOf, neededPackages, textOf } from './deployed.ts';

const about = 'docs/scale.md';
const page = textOf(about);
const blocks = codeBlocksIn(page);
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-scale-'));
  const typed = blocks.filter(({ mark }) => mark?.kind === 'tested by').map(({ text }) => text);
  const commands = typed.join('\n').replaceAll('/opt/docker-dojo', checkout);
  // Whoever types it may have any umask.
  await execa('bash', ['-euo', 'pipefail', '-c', `umask 027\n${commands}`], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

const made = (file: string) => readFileSync(join(folder, file), 'utf8');

/** The lines `NAME=value` of a file; of two with one name the last, as Compose has it. */
function valuesIn(file: string): Record<string, string> {
  const lines = [...made(file).matchAll(/^(\w+)=(.*)$/gm)];
  return Object.fromEntries(lines.map(([, name = '', value = '']) => [name, value]));
}

test('the passwords: each user of the Redis has the hash of its own', () => {
  const users = made('users.acl');
  expect(users).not.toContain('SHA256');
  const values = valuesIn('passwords');
  expect(new Set(Object.values(values)).size).toBe(4);
  for (const user of ['grader', 'worker', 'scaler']) {
    const password = values[`${user.toUpperCase()}_PASSWORD`] ?? '';
    expect(password).toMatch(/^[0-9a-f]{48}$/);
    const hash = createHash('sha256').update(password).digest('hex');
    expect(users).toContain(`user ${user} on #${hash} `);
  }
  expect(values['DOJO_QUEUE_SECRET']).toMatch(/^[0-9a-f]{64}$/);
});

test('what holds a password is read by its owner alone, what Redis reads by everybody', () => {
  const modes = (...files: string[]) =>
    files.map((file) => (statSync(join(folder, file)).mode & 0o777).toString(8));
  const secret = modes('passwords', 'ca.key', 'tls.key', 'grading/.env', 'secret.yaml');
  expect(secret).toEqual(secret.map(() => '600'));
  expect(modes('users.acl', 'grading/redis/users.acl')).toEqual(['644', '644']);
});

test('the certificate: signed by the CA, for every name that a Redis is reached by', () => {
  const [ca, server] = ['ca.crt', 'tls.crt'].map((file) => new X509Certificate(made(file)));
  expect(ca?.ca).toBe(true);
  expect(ca && server?.verify(ca.publicKey)).toBe(true);
  expect(server?.ca).toBe(false);
  const names = ['queue.example', redisOf('deploy/kubernetes/secret.example.yaml'), 'localhost'];
  for (const name of names) expect(server?.checkHost(name)).toBe(name);
  expect(server?.checkHost('other.example')).toBeUndefined();
});

test('the settings of Compose: those that were drawn', () => {
  const drawn = valuesIn('passwords');
  expect(valuesIn('grading/.env')).toMatchObject(drawn);
  expect(made('grading/redis/users.acl')).toBe(made('users.acl'));
});

test('the Secrets for Kubernetes: those that were drawn, and no placeholder', () => {
  const values = valuesIn('passwords');
  const text = made('secret.yaml');
  const data = documentsOf(text).map(
    (one) => z.object({ stringData: z.record(z.string(), z.string()) }).parse(one).stringData,
  );
  const [queue = {}, scaler = {}] = data;
  expect(redisAddress(queue['DOJO_QUEUE'] ?? '').password).toBe(values['WORKER_PASSWORD']);
  expect(queue['DOJO_QUEUE_SECRET']).toBe(values['DOJO_QUEUE_SECRET']);
  expect(scaler['password']).toBe(values['SCALER_PASSWORD']);
});

test('the packages of a virtual machine', () => {
  const [, list = ''] = /apt-get install ((?:.*\\\n)*.*)$/m.exec(blockWith('git clone')) ?? [];
  expect(list.split(/[\s\\]+/)).toEqual(expect.arrayContaining(neededPackages()));
});

test('how many submissions a grading has in the queue at once', () => {
  const [, most = ''] =
    /^const most = (\d+);$/m.exec(textOf('src/grading/queue/queue-runner.ts')) ?? [];
  expect(page).toContain(`One grading has at most ${most} submissions in the queue at once`);
});

describe('what a failure prints', () => {
  const sources = globSync(['src/**/*.ts', 'deploy/**/*'], { cwd: checkout, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');
  const rows = [...page.matchAll(/^\| `([^`]+)` +\| /gm)].map(([, words = '']) => words);
  const byCommander = rows.filter((words) => words.startsWith('required option'));

  test.each(rows.filter((words) => !byCommander.includes(words)))('%s', (words) => {
    expect(sources).toContain(words);
  });

  test.each(byCommander)('%s', async (words) => {
    const env = { PATH: process.env['PATH'] };
    const { exitCode, stderr } = await execa(
      process.execPath,
      [join(checkout, 'src/cli/main.ts'), 'grade', 'worker'],
      { env, extendEnv: false, reject: false },
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 64, stderr: `error: ${words}` });
  });

  test('the page has them', () => {
    expect(rows.length).toBeGreaterThan(12);
    expect(byCommander).toHaveLength(1);
  });
});

function blockWith(words: string): string {
  return blocks.find(({ text }) => text.includes(words))?.text ?? '';
}

/** The host of the Redis in a file of settings. */
function redisOf(path: string): string {
  const [address = ''] = /rediss:\/\/\S+/.exec(textOf(path)) ?? [];
  return redisAddress(address).hostname;
}
