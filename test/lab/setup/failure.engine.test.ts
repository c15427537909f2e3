import { Judging } from '../../support/judging.ts';

const judging = new Judging();
afterAll(() => judging.close());

const setup = (body: string) => ({
  'setup.ts': `import { GenericContainer } from 'testcontainers';\n${body}`,
});

/** Writes a Dockerfile beside itself, and has it built. */
const buildOf = (dockerfile: string) => `
import { mkdirSync, writeFileSync } from 'node:fs';
export default async function setup() {
  const context = import.meta.dirname + '/made-here';
  mkdirSync(context);
  writeFileSync(context + '/Dockerfile', ${JSON.stringify(dockerfile)});
  return { shop: await (await GenericContainer.fromDockerfile(context).build()).start() };
}`;

/** A learner's mistake, the words that its verdict has to hold, and a deadline for what never ends. */
const mistakes: [string, string, string[], number?][] = [
  [
    'a syntax error',
    'export default async function setup( { return {}; }',
    [
      'setup.ts',
      'SyntaxError',
      'export default async function setup( { return {}; }\n                                                        ^',
    ],
  ],
  [
    'a method whose name is nearly right',
    `export default async function setup() {
  return { orders: await (new GenericContainer('node:24-trixie-slim') as any).withExposedPort(80).start() };
}`,
    ['did you mean withExposedPorts?', '.withExposedPort(80).start() };\n'],
  ],
  [
    'a method that is not there',
    `export default async function setup() {
  return { orders: await (new GenericContainer('node:24-trixie-slim') as any).withPorts(80).start() };
}`,
    ['setup.ts:3', 'withPorts'],
  ],
  [
    'a rejected promise',
    `export default async function setup() { throw new Error('out of coffee'); }`,
    ['out of coffee', 'setup.ts:2'],
  ],
  [
    'an error of one long line, as an engine gives its reasons: the last word counts',
    `export default async function setup() { throw new Error('refused: '.repeat(100) + 'read-only'); }`,
    ['Error: refused: ', 'refused: read-only'],
  ],
  [
    'a Dockerfile with an instruction that nobody knows',
    buildOf('FROM node:24-trixie-slim\nRUNN true'),
    ['Failed to build image', 'docker build   → ', 'unknown instruction: RUNN'],
  ],
  [
    'a build whose instruction fails',
    buildOf('FROM node:24-trixie-slim\nRUN exit 3'),
    ['docker build   → ', 'exit 3', 'did not complete successfully: exit code: 3'],
  ],
  [
    'process.exit(0)',
    `export default async function setup() { process.exit(0); }`,
    ['it ended its own process (exit code 0)'],
  ],
  [
    'an endless loop',
    `export default async function setup() { for (;;); }`,
    ['had not returned after 3 s'],
    3000,
  ],
  [
    'a promise that never settles',
    `export default async function setup() { await new Promise(() => undefined); }`,
    ['had not returned after 3 s'],
    3000,
  ],
  [
    'an unknown base image',
    `export default async function setup() {
  return { orders: await new GenericContainer('localhost/no-such-image:1').start() };
}`,
    ['localhost/no-such-image:1'],
  ],
  [
    '200 MB of output',
    `export default async function setup() {
  for (let line = 0; line < 2000; line += 1) console.log('x'.repeat(100_000));
  return {};
}`,
    ['it printed more than 1 MB'],
  ],
  ['no default export', 'export const answer = 42;', ['has to export one function']],
  ['nothing returned', 'export default async function setup() {}', ['there is no "orders"']],
  [
    'one left out, with a word why',
    `export default async function setup() { console.error('orders: no table'); return {}; }`,
    ['there is no "orders"', 'your setup printed:', 'orders: no table'],
  ],
  [
    'something else returned',
    `export default async function setup() { return { orders: 'green' }; }`,
    ['under "orders" it is string'],
  ],
];

test.each(mistakes)(
  '%s is red, and says so',
  async (_mistake, body, words, deadlineMs = 60_000) => {
    const verdict = await judging.judge('41', setup(body), deadlineMs);
    expect(verdict).toMatchObject({ status: 'failed' });
    const message = verdict.checks[0]?.message ?? '';
    for (const word of words) expect(message).toContain(word);
    expect(message).not.toMatch(/^\s+at /m);
  },
);

test('checks behind a setup that failed wait for it', async () => {
  const verdict = await judging.judge('41', setup('export default 7;'), 3000);
  expect(verdict.checks.map(({ status }) => status)).toEqual(['failed', 'skipped']);
});

test('a file that is a folder is red', async () => {
  const verdict = await judging.judge('41', { 'setup.ts/oops': '' });
  expect(verdict.checks[0]).toMatchObject({ status: 'failed' });
  expect(verdict.checks[0]?.message).toContain('not a regular file');
});
