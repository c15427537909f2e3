import { CannotJudge } from '../../../../src/errors/errors.ts';
import { toRunNoShell } from '../../../../src/lab/matchers/container/to-run-no-shell.ts';
import { waitFor } from '../../../../src/system/wait-for.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** A container that keeps the shells which it has, but for these files. */
const without = (...files: string[]) =>
  bench.start('debian:trixie-slim', {
    Cmd: ['bash', '-c', `rm -f ${files.join(' ')} /tmp/none && touch /tmp/ready && exec sleep 1d`],
  });

/** It takes a moment to lose them. */
const found = async (...[container, options]: Parameters<typeof toRunNoShell>) => {
  const ready = ['test', '-e', '/tmp/ready'];
  await waitFor(async () => (await container.exec(ready)).exitCode === 0 || undefined, {
    withinMs: 20_000,
  });
  return toRunNoShell(container, options);
};

const [sh, bash] = [
  ['/bin/sh', '/bin/dash'],
  ['/bin/bash', '/bin/rbash'],
];

test('it passes where no shell can be run', async () => {
  const [bare, control] = await Promise.all([without(...sh, ...bash), without()]);
  expect(await found(bare, { control })).toMatchObject({ pass: true });
});

test.each([
  ['sh', bash],
  ['bash', sh],
])('where %s is left, the finding names it', async (shell, gone) => {
  const [half, control] = await Promise.all([without(...gone), without()]);
  const { pass, finding } = await found(half, { control });
  expect(pass).toBe(false);
  expect(finding.ran).toMatch(new RegExp(`^docker exec debian:trixie-slim ${shell} -c 'echo `));
  expect(finding.got).toContain('a shell has run it');
});

test('without a shell in the control nothing is said', async () => {
  const bare = await without(...sh, ...bash);
  await expect(found(bare, { control: bare })).rejects.toThrow(CannotJudge);
});
