import { Judging } from '../../../support/judging.ts';

const judging = new Judging();
afterAll(() => judging.close());

/** A mistake in a Dockerfile, and the words that its verdict has to hold. */
const mistakes: [string, string, (string | RegExp)[]][] = [
  [
    'an instruction that does not exist',
    'FROM node:24-trixie-slim\nCOPPY . .\n',
    [/unknown instruction: COPPY/i, /Dockerfile:2|line 2/],
  ],
  [
    'a RUN that fails',
    `FROM node:24-trixie-slim
WORKDIR /app
RUN for i in $(seq 1 40); do echo "counting cup $i"; done; echo "the kettle is empty" >&2; exit 3
`,
    ['the kettle is empty', 'counting cup 40', 'Dockerfile:3', /exit code: 3/],
  ],
  [
    'npm without what it goes by, which it says before forty lines on how to use it',
    'FROM node:24-trixie-slim\nCOPY package.json ./\nRUN npm ci\n',
    ['can only install with an existing package-lock.json', /… \d+ lines more …/, /exit code: 1/],
  ],
  [
    'a frontend from a registry',
    '# syntax=localhost:1/dockerfile:1\nFROM node:24-trixie-slim\n',
    ['Dockerfile:1', 'leave it out here: the engine has a frontend of its own'],
  ],
  [
    'an option that is yet to come',
    'FROM node:24-trixie-slim\nCOPY --by-courier . .\n',
    ['Dockerfile:2', /the builder of this engine \(Docker \d\S+\) does not know --by-courier/],
  ],
  [
    'a base image that is nowhere',
    'FROM localhost:1/no-such-shop:7\n',
    ['localhost:1/no-such-shop:7', 'this dojo has the base images', 'debian:trixie-slim'],
  ],
  [
    'a COPY of a file that is not there',
    'FROM node:24-trixie-slim\nCOPY recipes.txt /app/\n',
    ['recipes.txt', 'not found', 'Dockerfile:2'],
  ],
  [
    'a stage that does not exist',
    'FROM node:24-trixie-slim\nCOPY --from=kitchen /app /app\n',
    ['kitchen', 'Dockerfile:2'],
  ],
  ['an empty Dockerfile', '', [/empty|no build stage|cannot be empty/i]],
  [
    'a line that begins nothing',
    'FROM node:24-trixie-slim AS\n',
    [/FROM requires|parse error/i, /Dockerfile:1|line 1/],
  ],
];

test.each(mistakes)('%s is red, and says so', async (_mistake, dockerfile, words) => {
  const verdict = await judging.judge('81', { 'app/Dockerfile': dockerfile });
  expect(verdict).toMatchObject({ status: 'failed', message: null });
  const [first, ...rest] = verdict.checks;
  for (const word of words) expect(first?.message).toMatch(word);
  expect(first?.message).toContain('docker build');
  expect(first?.message.split('\n').length).toBeLessThan(40);
  for (const check of rest) expect(check.status).toBe('skipped');
});

test('200 MB of a build’s output are red, and read like any other failure', async () => {
  const dockerfile = `FROM node:24-trixie-slim
RUN head -c 200000000 /dev/zero | tr '\\\\0' x | fold -w 1000; echo; echo "out of paper"; exit 4
`;
  const verdict = await judging.judge('81', { 'app/Dockerfile': dockerfile });
  expect(verdict.status).toBe('failed');
  expect(verdict.checks[0]?.message).toMatch(/out of paper[^]*exit code: 4/);
  expect(verdict.checks[0]?.message.length).toBeLessThan(5000);
});

test('an image whose program ends at once is red, with its last words and what it was', async () => {
  const dockerfile = `FROM node:24-trixie-slim
CMD ["node", "-e", "console.log('no beans'); process.exit(5)"]
`;
  const verdict = await judging.judge('81', { 'app/Dockerfile': dockerfile });
  expect(verdict.status).toBe('failed');
  expect(verdict.checks[0]?.message).toContain('no beans');
  expect(verdict.checks[0]?.message).toContain('["node","-e","console.log(\'no beans\')');
  expect(verdict.checks[0]?.message).not.toContain('its base image');
});

test('a program that prints 200 MB is red, and its last words can be read', async () => {
  const dockerfile = `FROM node:24-trixie-slim
CMD ["sh", "-c", "yes $(printf %0999d 0) | head -c 200000000; echo; echo no cups left"]
`;
  const verdict = await judging.judge('81', { 'app/Dockerfile': dockerfile });
  expect(verdict.status).toBe('failed');
  expect(verdict.checks[0]?.message).toContain('no cups left');
  expect(verdict.checks[0]?.message.length).toBeLessThan(5000);
});
