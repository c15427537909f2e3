import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../../src/lab/objects/builder/build.ts';
import { ImageHandle } from '../../../../src/lab/objects/image/image.ts';
import { runToEnd } from '../../../../src/lab/objects/image/run-to-end.ts';
import { Toolboxes } from '../../../../src/lab/probes/toolboxes.ts';
import { AttemptError } from '../../../../src/lab/run/observation.ts';
import { withLimits } from '../../../../src/lab/run/time-limits.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

async function imageWith(...instructions: string[]): Promise<ImageHandle> {
  const lines = ['FROM debian:trixie-slim', ...instructions, ''];
  writeFileSync(join(bench.context, 'Dockerfile'), lines.join('\n'));
  const built = await build(bench.run, { context: bench.context });
  if (!built.ok) throw built.fault;
  const known = { id: built.imageId, name: 'app' };
  return new ImageHandle(known, built.steps, bench.run, new Toolboxes(bench.run));
}

test('words replace the command, and get there whole; the same words run it once', async () => {
  const image = await imageWith('ENTRYPOINT ["printf", "[%s]\\\\n"]', 'CMD ["bread"]');
  expect((await image.runToEnd()).output).toBe('[bread]\n');
  const command = ['', "Ada's $HOME", '--help'];
  const outcome = await image.runToEnd({ command });
  expect(outcome.output).toBe("[]\n[Ada's $HOME]\n[--help]\n");
  expect(outcome.ran).toBe(`docker run --rm app '' 'Ada'\\''s $HOME' --help`);
  expect(await image.runToEnd({ command: [...command] })).toBe(outcome);
});

test('with another entrypoint nothing of its own command is left', async () => {
  const image = await imageWith('ENTRYPOINT ["echo", "own"]', 'CMD ["bread"]');
  const { output, ran } = await image.runToEnd({ entrypoint: 'echo', command: ['other'] });
  expect(output).toBe('other\n');
  expect(ran).toBe('docker run --rm --entrypoint echo app other');
  expect((await image.runToEnd({ entrypoint: 'echo' })).output).toBe('\n');
});

test('how it ended is told, with what was started', async () => {
  const image = await imageWith(`ENTRYPOINT ['false']`);
  const { exitCode, got, see } = await image.runToEnd({ command: ['red apples'] });
  expect(exitCode).toBe(127);
  expect(got).toMatch(/\[false\]: not found\nexit code 127$/);
  expect(await see()).toEqual([
    `docker image inspect -f '{{json .Config.Entrypoint}} {{json .Config.Cmd}}' app   → ["/bin/sh","-c","['false']"] null`,
    `so the container started: /bin/sh -c '['\\''false'\\'']' 'red apples'`,
    'a shell got […]: what is no list in JSON is taken for the shell form',
  ]);
});

test('one that goes on is killed, and the limit is noted', async () => {
  const image = await imageWith('CMD ["sh", "-c", "echo open; exec sleep infinity"]');
  const { seen, limits } = await withLimits(() => runToEnd(image, {}, { seconds: 1 }));
  expect(seen.exitCode).toBeNull();
  expect(seen.got).toBe('open\nit did not end, and was killed');
  expect(limits).toEqual(['1 s for app to end']);
  const filters = JSON.stringify({ ancestor: [image.id] });
  expect(await bench.docker.listContainers({ filters })).toEqual([]);
});

test('words that are no program are the attempt’s fault, as they were typed', async () => {
  const image = await imageWith('CMD ["echo", "bread"]');
  const running = image.runToEnd({ command: ['2', 'red apples'] });
  const error = await running.catch((thrown: unknown) => thrown);
  if (!(error instanceof AttemptError)) throw new Error('it started');
  expect(error.finding.ran).toBe(`docker run --rm app 2 'red apples'`);
  expect(error.finding.got).toContain('executable file not found');
  expect(error.finding.see?.join()).toContain('null ["echo","bread"]');
});
