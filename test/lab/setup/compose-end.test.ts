import { createRequire } from 'node:module';
import { jest } from '@jest/globals';
import { goOnWhenComposeEnds } from '../../../src/lab/setup/compose-end.ts';

const ofTestcontainers = createRequire(createRequire(import.meta.url).resolve('testcontainers'));
const compose = ofTestcontainers('docker-compose') as typeof import('docker-compose');

goOnWhenComposeEnds();
jest.setTimeout(10_000);

/** Runs a shell where Compose would be run. */
const run = (script: string) =>
  compose.execCompose(script, [], {
    executable: { executablePath: '/bin/sh', options: ['-c', script] },
  });

// Half a second never passes: what waits for it waits for ever.
beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] }));
afterEach(() => jest.useRealTimers());

test('what a command printed is there as soon as it has ended', async () => {
  await expect(run('echo up; echo said >&2')).resolves.toMatchObject({
    exitCode: 0,
    out: 'up\n',
    err: 'said\n',
  });
});

test('what failed says so at once, as the package does', async () => {
  await expect(run('echo refused >&2; exit 14')).rejects.toMatchObject({
    exitCode: 14,
    err: 'refused\n',
  });
});

test('a program that is not there is an error', async () => {
  const executable = { executablePath: '/nowhere/docker' };
  await expect(compose.execCompose('up', [], { executable })).rejects.toThrow('ENOENT');
});
