import type { BuildStep } from '../../../src/lab/run/trace.ts';
import { Trace } from '../../../src/lab/run/trace.ts';
import { collectBuilds } from '../../../src/pictures/collect/builds.ts';
import { filesTakenIn, stagesCopiedFrom } from '../../../src/pictures/collect/copied-files.ts';

/** A step as BuildKit reports it: `cached`, or how many milliseconds it took. */
function step(name: string, how: 'cached' | number, error?: string): BuildStep {
  return { name, cached: how === 'cached', ms: how === 'cached' ? 0 : how, error, output: '' };
}

interface Build {
  check?: string;
  args?: Record<string, string>;
  ok?: boolean;
  steps: BuildStep[];
}

/** The notes of a run in which these builds followed one another, and these files were edited. */
function notesOf(...happened: (Build | string)[]): Trace {
  const trace = new Trace();
  for (const one of happened) {
    if (typeof one === 'string') {
      trace.edits.push(one);
      continue;
    }
    const { check = 'a check', ok = true, steps, args } = one;
    const options = args ? { args } : {};
    trace.builds.push({ check, context: 'app', options, steps, ok, edits: trace.edits.length });
  }
  return trace;
}

/** For each step: how each build took it, and why it was lost. */
function taken(trace: Trace) {
  return collectBuilds(trace)[0]?.steps.map(({ instruction, taken: cells }) => [
    instruction,
    ...cells.map((cell) => (cell?.lost ? cell.lost : (cell?.how ?? null))),
  ]);
}

const first = [step('[1/3] WORKDIR /a', 5), step('[2/3] COPY . .', 5), step('[3/3] RUN b', 900)];

test('one build has nothing to stand beside', () => {
  expect(collectBuilds(notesOf({ steps: first }))).toEqual([]);
});

test('a build without the cache has lost nothing', () => {
  const trace = notesOf({ steps: first }, { steps: first });
  for (const { options } of trace.builds) options.noCache = true;
  expect(collectBuilds(trace)).toEqual([]);
});

test('a file that was edited, and what follows from it', () => {
  const second = [
    step('[3/3] RUN b', 900),
    step('[1/3] WORKDIR /a', 'cached'),
    step('[internal] load build context', 5),
    step('[2/3] COPY . .', 5),
  ];
  const trace = notesOf('app/early', { steps: first }, 'app/x', 'setup.ts', { steps: second });
  expect(collectBuilds(trace)[0]?.builds).toEqual([
    { check: 'a check', ok: true, edited: [] },
    { check: 'a check', ok: true, edited: ['x'] },
  ]);
  expect(taken(trace)).toEqual([
    ['WORKDIR /a', 'run', 'cached'],
    ['COPY . .', 'run', { because: 'files', files: ['x'] }],
    ['RUN b', 'run', { because: 'parent' }],
  ]);
});

test('another instruction, another argument, and a result that was not kept', () => {
  const other = [step('[1/3] WORKDIR /b', 5)];
  expect(taken(notesOf({ steps: first.slice(0, 1) }, { steps: other }))).toEqual([
    ['WORKDIR /b', 'run', { because: 'instruction', before: 'WORKDIR /a' }],
  ]);
  const run = [step('[1/1] RUN echo $V', 5)];
  const [one, two] = [
    { args: { V: '1' }, steps: run },
    { args: { V: '2' }, steps: run },
  ];
  expect(taken(notesOf(one, two))).toEqual([
    ['RUN echo $V', 'run', { because: 'argument', names: ['V'] }],
  ]);
  expect(taken(notesOf(one, one))).toEqual([['RUN echo $V', 'run', { because: 'unknown' }]]);
});

test('a stage that others copy from comes before them, whoever is reported first', () => {
  const build = (how: 'cached' | number) => [
    step('[stage-1 2/2] COPY --from=workshop /dist dist', how),
    step('[workshop 1/2] COPY . .', how),
    step('[workshop 2/2] RUN make', how),
    step('[stage-1 1/2] WORKDIR /app', 'cached'),
  ];
  const trace = notesOf({ steps: build(5) }, 'app/x', { steps: build(5) });
  expect(taken(trace)).toEqual([
    ['COPY . .', 'run', { because: 'files', files: ['x'] }],
    ['RUN make', 'run', { because: 'parent' }],
    ['WORKDIR /app', 'cached', 'cached'],
    ['COPY --from=workshop /dist dist', 'run', { because: 'stage', stage: 'workshop' }],
  ]);
});

test('a step that two stages share is one row, whichever of them it is reported for', () => {
  const one = [step('[deps 1/1] WORKDIR /a', 5), step('[stage-1 2/2] RUN b', 5)];
  const two = [step('[stage-1 1/2] WORKDIR /a', 'cached'), step('[stage-1 2/2] RUN b', 'cached')];
  expect(taken(notesOf({ steps: one }, { steps: two }))).toEqual([
    ['WORKDIR /a', 'run', 'cached'],
    ['RUN b', 'run', 'cached'],
  ]);
});

test('a build that failed: what it did not come to was neither run nor lost', () => {
  const failed = [
    step('[1/3] WORKDIR /a', 'cached'),
    step('[2/3] COPY . .', 5, 'no space left'),
    step('[3/3] RUN b', 0),
  ];
  const trace = notesOf({ steps: first }, 'app/x', { ok: false, steps: failed }, { steps: first });
  expect(taken(trace)).toEqual([
    ['WORKDIR /a', 'run', 'cached', { because: 'unknown' }],
    ['COPY . .', 'run', { because: 'files', files: ['x'] }, { because: 'parent' }],
    ['RUN b', 'run', null, 'run'],
  ]);
});

test('for one check: its builds, and the one before where it has but one', () => {
  const build = (check: string) => ({ check, steps: first });
  const trace = notesOf(build('one'), build('two'), build('two'), build('three'));
  const checks = (name: string) => collectBuilds(trace, name)[0]?.builds.map(({ check }) => check);
  expect(checks('one')).toBeUndefined();
  expect(checks('two')).toEqual(['two', 'two']);
  expect(checks('three')).toEqual(['two', 'three']);
  expect(checks('four')).toBeUndefined();
});

const files = ['package.json', 'package-lock.json', 'src/a.js', 'src/deep/b.js', 'README.md'];

test.each([
  ['COPY . .', files],
  ['COPY ./ /shop/', files],
  ['COPY package.json package-lock.json ./', ['package.json', 'package-lock.json']],
  ['COPY package*.json ./', ['package.json', 'package-lock.json']],
  ['COPY --chown=node --link src src', ['src/a.js', 'src/deep/b.js']],
  ['COPY /src/ src', ['src/a.js', 'src/deep/b.js']],
  ['COPY s*c dist', ['src/a.js', 'src/deep/b.js']],
  ['COPY ["README.md", "src/a.js", "/x/"]', ['src/a.js', 'README.md']],
  ['ADD README.md /', ['README.md']],
  ['COPY --from=workshop /app .', []],
  ['RUN npm ci', []],
  ['RUN --mount=type=cache,target=/root/.npm npm ci', []],
  ['RUN --mount=type=bind,source=package.json,target=package.json npm ci', ['package.json']],
  ['RUN --mount=type=bind,target=/src make', files],
  ['RUN --mount=type=bind,from=workshop,source=/app,target=/app make', []],
])('%s takes in %j', (instruction, wanted) => {
  expect(filesTakenIn(instruction, files)).toEqual(wanted);
});

test('for Docker a star fits a dot in front too', () => {
  expect(filesTakenIn('COPY *.* ./', ['.dockerignore', 'Dockerfile'])).toEqual(['.dockerignore']);
});

test.each([
  ['COPY --from=workshop /app .', ['workshop']],
  ['COPY --chown=node --from=0 /app .', ['0']],
  ['RUN --mount=type=bind,from=deps,target=/d ls', ['deps']],
  ['COPY . .', []],
])('%s copies from %j', (instruction, stages) => {
  expect(stagesCopiedFrom(instruction)).toEqual(stages);
});
