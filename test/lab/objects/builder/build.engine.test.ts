import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LostCache } from '../../../../src/errors/errors.ts';
import { build } from '../../../../src/lab/objects/builder/build.ts';
import { Workbench } from '../../../support/containers.ts';

/** What npm says where it would install. */
const refused = 'there is nothing to install again';

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

function dockerfile(text: string): void {
  writeFileSync(join(bench.context, 'Dockerfile'), text);
}

test('a build over its own limit is stopped, and told what it waited for', async () => {
  dockerfile('FROM node:24-trixie-slim\nRUN node -e "setInterval(() => {}, 1000)"\n');
  const built = await build(bench.run, { context: bench.context, maxSeconds: 3 });
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
  expect(await build(bench.run, { context: bench.context, maxSeconds: 60 })).toMatchObject({
    ok: true,
  });
});

test('a build that failed is told as somebody types it, with its arguments', async () => {
  dockerfile('FROM node:24-trixie-slim\nARG WORD\nRUN test "$WORD" = no\n');
  const built = await build(bench.run, { context: bench.context, args: { WORD: 'yes' } });
  if (built.ok) throw new Error('it came to an end');
  expect(built.fault.finding.ran).toMatch(
    /^docker build --build-arg WORD=yes docker-dojo-context-/,
  );
});

test('a build in which npm installs again tells what has changed before it', async () => {
  dockerfile(`FROM node:24-trixie-slim\nARG WORD\nRUN echo "${refused}, $WORD"\n`);
  const args = { WORD: bench.run.id };
  const built = await build(bench.run, { context: bench.context, args, nothingToInstall: true });
  if (built.ok) throw new Error('nothing was said of it');
  const { ran, got } = built.fault.finding;
  expect(ran).toContain(`, another build argument, docker build --build-arg WORD=${bench.run.id} `);
  expect(got).toMatch(/^npm installed again, in the step\n\[.\/2\] RUN echo/);
});

test('a rebuild that is given the steps of others to the end says nothing about the attempt', async () => {
  dockerfile(`FROM node:24-trixie-slim\nRUN true\nRUN echo "${refused}"; exit 1\n`);
  // Without the cache the first instruction is run each time, as it is where another build runs it.
  const options = { context: bench.context, noCache: true, nothingToInstall: true };
  const lost = await build(bench.run, options).catch((error: unknown) => error);
  expect(lost).toBeInstanceOf(LostCache);
  expect((lost as LostCache).fault?.message).toContain('npm installed again, in the step');
});

// A step that runs in one build is the same one in any other that begins meanwhile.
test('two rebuilds that never rest both come to share nothing', async () => {
  const other = await Workbench.open();
  try {
    const first = `FROM node:24-trixie-slim\nWORKDIR /${bench.run.id}\n`;
    const together = [
      { with: bench, seconds: 1 },
      { with: other, seconds: 1.3 },
    ];
    const rebuilds = together.map(({ with: { run, context }, seconds }) => {
      const install = `RUN sleep ${seconds}; echo "${refused}"; exit 1\n`;
      writeFileSync(join(context, 'Dockerfile'), `${first}${install}`);
      return build(run, { context, nothingToInstall: true });
    });
    expect(await Promise.all(rebuilds)).toMatchObject([{ ok: false }, { ok: false }]);
  } finally {
    await other.close();
  }
});

// BuildKit keeps what a client has sent, by the name of the folder, and asks again only for files that
// have another size or time. Runs beside each other write theirs in one tick of the clock.
test('a run builds from its own files, though those of another agree in name, size and time', async () => {
  const other = await Workbench.open();
  try {
    for (const { run } of [bench, other]) {
      const context = join(run.folder, 'app');
      mkdirSync(context);
      const lines = ['FROM node:24-trixie-slim', 'COPY word.txt /', 'ARG WORD'];
      writeFileSync(
        join(context, 'Dockerfile'),
        [...lines, 'RUN grep "$WORD" /word.txt'].join('\n'),
      );
      writeFileSync(join(context, 'word.txt'), run.id);
      utimesSync(join(context, 'word.txt'), 1e9, 1e9);
      expect(await build(run, { context, args: { WORD: run.id } })).toMatchObject({ ok: true });
    }
  } finally {
    await other.close();
  }
});
