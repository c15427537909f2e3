// deploy/compose: the Compose file by Compose itself where there is one, and what it promises.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { redisAddress } from '../../src/grading/queue/address.ts';
import { home, waitingKey } from '../../src/grading/queue/keys.ts';
import { checkout } from '../../src/system/paths.ts';
import { dojoProgram, whatLacks } from '../support/named-commands.ts';
import { describeBy, documentsOf, textOf } from './deployed.ts';

const service = z.looseObject({
  image: z.string(),
  command: z.array(z.string()),
  privileged: z.boolean().default(false),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.unknown()).default([]),
  networks: z.array(z.string()),
});
const [file] = documentsOf(textOf('deploy/compose/compose.yaml'));
const { services, networks } = z
  .looseObject({
    services: z.object({ redis: service, worker: service, grader: service }),
    networks: z.record(z.string(), z.unknown()),
  })
  .parse(file);
const users = textOf('deploy/compose/redis/users.acl');

await describeBy('docker compose version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docker-dojo-compose-'));
  const config = (...args: string[]) =>
    execa('docker', ['compose', ...args, '--profile', 'grader', 'config', '--format', 'json'], {
      ...{ cwd: folder, reject: false, extendEnv: false, env: { PATH: process.env['PATH'] } },
    });

  beforeAll(() => cpSync(join(checkout, 'deploy/compose'), folder, { recursive: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('it is a Compose file, with the settings of .env.example', async () => {
    const { exitCode, stdout, stderr } = await config('--env-file', '.env.example');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { services } = z
      .object({ services: z.record(z.string(), z.looseObject({})) })
      .parse(JSON.parse(stdout));
    expect(services['worker']).toMatchObject({
      deploy: { replicas: 3 },
      environment: { DOJO_QUEUE: 'redis://worker:WORKER_PASSWORD@redis:6379' },
    });
  });

  test('without settings it says where they are', async () => {
    const { exitCode, stderr } = await config();
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('see .env.example');
  });
});

test('what makes sandboxes is privileged, and the Redis is not', () => {
  const { redis, worker, grader } = services;
  expect([redis, worker, grader].map(({ privileged }) => privileged)).toEqual([false, true, true]);
  expect(worker.image).toBe(grader.image);
});

test('a setting has a value that does for everybody, or is asked for', () => {
  const used = textOf('deploy/compose/compose.yaml').match(/\$\{\w+[^}]*\}/g);
  expect(used?.length).toBeGreaterThan(8);
  for (const setting of used ?? [])
    expect(setting).toMatch(/(?:PASSWORD|SECRET):\?see \.env\.example\}$|:-[^}]+\}$/);
});

test('no two engines share a volume', () => {
  expect(services.worker.volumes).toEqual([]);
  expect(JSON.stringify(services.grader.volumes)).not.toContain('/var/lib/docker-dojo');
});

test('submissions are read, and nothing is written to them', () => {
  expect(services.grader.volumes).toContainEqual(
    expect.objectContaining({ target: '/submissions', read_only: true }),
  );
});

test('the Redis keeps what it has on disk, evicts nothing, and is on a network of its own', () => {
  const words = services.redis.command.join(' ');
  expect(words).toContain('--appendonly yes');
  expect(words).toContain('--maxmemory-policy noeviction');
  expect(words).toContain('--aclfile /etc/redis/users.acl');
  for (const { networks: joined } of Object.values(services)) expect(joined).toEqual(['queue']);
  expect(networks).toEqual({ queue: { internal: true } });
  expect(services.redis).not.toHaveProperty('ports');
});

test('graders and workers are started as the dojo knows them, each as a user of the Redis', async () => {
  const program = await dojoProgram();
  expect(services.worker.command.slice(0, 2)).toEqual(['grade', 'worker']);
  expect(services.grader.command.slice(0, 2)).toEqual(['grade', '/submissions']);
  for (const [name, { command, environment }] of Object.entries(services)) {
    if (name === 'redis') continue;
    expect(whatLacks(program, { text: '', words: command, lost: [] })).toBeNull();
    const address = environment['DOJO_QUEUE']?.replaceAll(/\$\{\w+:\?[^}]*\}/g, 'password') ?? '';
    expect(redisAddress(address)).toMatchObject({
      username: name,
      hostname: 'redis',
      port: '6379',
    });
    expect(users).toContain(`user ${name} on `);
  }
});

test('a user of the Redis may touch the queue’s keys, and no other’s; the scaler one of them', () => {
  const [first, ...lines] = users.trim().split('\n');
  expect(first).toBe('user default off');
  const rights = lines.map((line) => {
    const [, name, state, , ...rules] = line.split(' ');
    const patterns = rules.filter((rule) => /^[~&%]/.test(rule));
    const resets = ['resetkeys', 'resetchannels', '-@all', '-@dangerous'];
    return { name, state, patterns, resets: resets.every((rule) => rules.includes(rule)) };
  });
  const all = { state: 'on', resets: true };
  const queue = [`~${home}:*`, `&${home}:*`];
  expect(rights).toEqual([
    { ...all, name: 'grader', patterns: queue },
    { ...all, name: 'worker', patterns: queue },
    { ...all, name: 'scaler', patterns: [`~${waitingKey}`] },
  ]);
  expect(lines.at(-1)).not.toMatch(/\+@(?:all|write|read)\b/);
});

test('a Redis that is given this file as it is does not start: it has no passwords', () => {
  const passwords = users.match(/ #\S+/g);
  expect(passwords).toHaveLength(3);
  for (const password of passwords ?? [])
    expect(password).toMatch(/^ #SHA256_OF_THE_[A-Z]+S_PASSWORD$/);
});
