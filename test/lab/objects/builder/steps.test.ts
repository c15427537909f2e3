import { areShared, haveTwins, ranNothing } from '../../../../src/lab/objects/builder/steps.ts';

const cached = (name: string) => ({ name, cached: true, ms: 0, output: '' });
const done = (name: string) => ({ name, cached: false, ms: 90, output: '' });
const failed = (name: string) => ({ ...done(name), error: 'exit code: 1' });

test('a build of its own: what no edit changes comes from the cache', () => {
  expect(
    areShared([cached('[1/4] WORKDIR /shop'), done('[2/4] COPY . .'), failed('[3/4] RUN npm ci')]),
  ).toBe(false);
  expect(areShared([failed('[1/3] RUN npm ci')])).toBe(false);
  expect(areShared([])).toBe(false);
});

test('steps of a build beside it, as two students’ builds of one Dockerfile had them', () => {
  expect(
    areShared([
      done('[1/4] WORKDIR /shop'),
      done('[2/5] COPY package.json package-lock.json ./'),
      done('[3/5] RUN npm ci'),
      failed('[3/5] RUN npm ci'),
      done('[4/5] COPY . .'),
    ]),
  ).toBe(true);
  expect(
    areShared([
      cached('[1/4] WORKDIR /shop'),
      cached('[2/4] COPY package.json ./'),
      done('[3/4] RUN npm ci'),
      failed('[3/4] RUN npm ci'),
    ]),
  ).toBe(true);
});

test('two stages have a first instruction each, and places of their own', () => {
  const stages = [
    cached('[deps 1/3] WORKDIR /shop'),
    cached('[stage-1 1/3] WORKDIR /shop'),
    done('[deps 2/3] COPY . .'),
    failed('[deps 3/3] RUN npm ci'),
  ];
  expect(areShared(stages)).toBe(false);
  expect(areShared([done('[stage-1 1/3] WORKDIR /shop'), ...stages.slice(2)])).toBe(true);
});

test('two steps in one place: another build’s, where they did not fail', () => {
  const twins = [cached('[1/3] RUN npm ci'), done('[1/3] RUN npm ci'), done('[2/3] COPY . .')];
  expect(haveTwins(twins)).toBe(true);
  expect(haveTwins(twins.slice(1))).toBe(false);
});

test('whether a command was run', () => {
  expect(ranNothing([cached('[1/3] RUN npm ci'), done('[2/3] COPY . .')])).toBe(true);
  expect(ranNothing([cached('[1/3] RUN npm ci'), done('[2/3] RUN date > /number')])).toBe(false);
});
