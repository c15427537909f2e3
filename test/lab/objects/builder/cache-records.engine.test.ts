import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../../src/lab/objects/builder/build.ts';
import { forgetSteps } from '../../../../src/lab/objects/builder/cache-records.ts';
import { describeSteps } from '../../../../src/lab/objects/builder/steps.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

async function buildOf(...instructions: string[]) {
  writeFileSync(
    join(bench.context, 'Dockerfile'),
    ['FROM debian:trixie-slim', ...instructions].join('\n'),
  );
  const built = await build(bench.run, { context: bench.context });
  if (!built.ok) throw built.fault;
  const states = describeSteps(built.steps).split('\n').slice(1);
  return { steps: built.steps, states: states.map((line) => line.split(' ')[0]) };
}

test.each([
  ['WORKDIR', 'WORKDIR /word'],
  ['COPY', 'COPY word.txt /word.txt'],
  ['RUN', 'RUN echo word > /word.txt'],
  ['RUN with a mount', 'RUN --mount=type=tmpfs,target=/mnt echo word > /word.txt'],
])('what the cache holds for a %s is forgotten, and what stands on it', async (_, template) => {
  // A word of this test, so that no step comes from what an earlier one has built.
  const word = randomBytes(6).toString('hex');
  const instructions = [template.replaceAll('word', word), `RUN touch /${word}`];
  writeFileSync(join(bench.context, `${word}.txt`), word);
  await buildOf(...instructions);
  const { steps, states } = await buildOf(...instructions);
  expect(states).toEqual(['CACHED', 'CACHED']);
  const first = steps.filter(({ name }) => !name.includes('RUN touch'));
  await forgetSteps(bench.run.endpoint.host, first);
  expect((await buildOf(...instructions)).states).toEqual(['DONE', 'DONE']);
});
