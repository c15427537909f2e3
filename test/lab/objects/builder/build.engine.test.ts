import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../../../src/lab/objects/builder/build.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let context: string;

beforeAll(async () => {
  bench = await Workbench.open();
  context = mkdtempSync(join(tmpdir(), 'docker-dojo-context-'));
});
afterAll(async () => {
  rmSync(context, { recursive: true });
  await bench.close();
});

function dockerfile(text: string): void {
  writeFileSync(join(context, 'Dockerfile'), text);
}

test('a build over its own limit is stopped, and told what it waited for', async () => {
  dockerfile('FROM node:24-trixie-slim\nRUN node -e "setInterval(() => {}, 1000)"\n');
  const built = await build(bench.run, { context, maxSeconds: 3 });
  if (built.ok) throw new Error('it came to an end');
  const { got, see, limits } = built.fault.finding;
  expect(got).toMatch(
    /^it had not ended after 3 s and was stopped, in the step \[.\/2\] RUN node -e/,
  );
  expect(see?.[0]).toBe(
    'a build waits until its RUN has ended, and a program that serves does not end',
  );
  expect(limits).toEqual(['3 s for one build']);
});

test('a build within its own limit is an image', async () => {
  dockerfile('FROM node:24-trixie-slim\nRUN true\n');
  expect(await build(bench.run, { context, maxSeconds: 60 })).toMatchObject({ ok: true });
});
