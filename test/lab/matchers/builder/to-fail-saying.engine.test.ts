import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../../src/lab/objects/builder/build.ts';
import { toFailSaying } from '../../../../src/lab/matchers/builder/to-fail-saying.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** What is found of a build whose Dockerfile has these lines behind the first one. */
async function judged(...lines: string[]) {
  const dockerfile = ['FROM node:24-trixie-slim AS base', ...lines].join('\n');
  writeFileSync(join(bench.context, 'Dockerfile'), dockerfile);
  // What comes from the build cache prints nothing.
  const built = await build(bench.run, { context: bench.context, noCache: true });
  return toFailSaying(built, 'no leaves', { because: 'the tea is gone' });
}

test('a step that fails and prints the text', async () => {
  expect((await judged('RUN echo no leaves; exit 3')).pass).toBe(true);
});

test('a build that goes on is told, with the step that has printed the text', async () => {
  const { pass, finding } = await judged('RUN (echo no leaves; exit 3) || true');
  expect(pass).toBe(false);
  expect(finding.ran).toMatch(/^docker build --no-cache docker-dojo-\S+ {3}\(the tea is gone\)$/);
  expect(finding.got).toMatch(
    /^it built an image\n“no leaves” was printed by a step that did not fail: \[.*\] RUN \(echo/,
  );
  expect(finding.see).toEqual([expect.stringMatching(/DONE .* RUN \(echo/)]);
});

test('a step that fails without the text is told, with what it printed', async () => {
  const { pass, finding } = await judged('RUN echo no cups; exit 3');
  expect(pass).toBe(false);
  expect(finding.got).toMatch(/RUN echo no cups; exit 3 failed\nno cups\n/);
  expect(finding.got).toMatch(/\nno step printed “no leaves”$/);
});

test('who printed it, and was ended because another one failed, has not failed', async () => {
  const { pass, finding } = await judged(
    'RUN echo no leaves; sleep 60; touch /tea',
    'FROM node:24-trixie-slim AS kitchen',
    // So it is well under way.
    'RUN sleep 3; echo no cups; exit 3',
    'FROM base',
    'COPY --from=kitchen / /',
  );
  expect(pass).toBe(false);
  expect(finding.got).toMatch(/^the step \[kitchen .*\] RUN sleep 3.* failed\nno cups\n/);
  expect(finding.got).toMatch(/did not fail: \[base .*\] RUN echo no leaves; sleep 60/);
  const steps = String(finding.see);
  expect(steps).toMatch(/CANCELED {2}\[base .*\] RUN echo no leaves/);
  expect(steps).toMatch(/ERROR {3}\[kitchen .*\] RUN sleep 3/);
});
