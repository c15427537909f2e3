import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

const apart = { command: ['sleep', 'infinity'], ready: ['true'] };

/** What the healthcheck of a container says in another one like it. */
async function said(Test: string[], options: object = {}, asked: object = {}) {
  const Healthcheck = { Test, ...options };
  const container = await bench.start('debian:trixie-slim', {
    ...{ Cmd: ['sleep', 'infinity'], Env: ['WORD=before', 'GONE=1'], Healthcheck },
  });
  return container.healthcheckApart({ ...apart, ...asked });
}

test('it has the environment of the original but for what is named, and no network', async () => {
  const line = '[ "$WORD" = after ] && [ -z "$GONE" ] && ! ls /sys/class/net | grep -q eth0';
  const env = { WORD: 'after', GONE: null };
  expect(await said(['CMD-SHELL', line], {}, { env })).toMatchObject({ exitCode: 0 });
  const command = `/bin/sh -c '[ -z "$GONE" ]'`;
  expect(await said(['CMD-SHELL', '[ -z "$GONE" ]'])).toEqual({ command, exitCode: 1 });
});

test('it is asked once it is ready, and what has not ended in time has not succeeded', async () => {
  const later = ['sh', '-c', 'sleep 1; touch /ready; exec sleep infinity'];
  const ready = ['test', '-e', '/ready'];
  const check = ['CMD', 'test', '-e', '/ready'];
  expect(await said(check, {}, { command: later, ready })).toMatchObject({ exitCode: 0 });
  expect(await said(['CMD', 'sleep', '9'], { Timeout: 1e9 })).toMatchObject({ exitCode: null });
});

test('without a healthcheck there is nothing to ask', async () => {
  expect(await said(['NONE'])).toBeNull();
});
