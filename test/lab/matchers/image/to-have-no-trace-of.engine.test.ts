import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../../src/lab/objects/builder/build.ts';
import { ImageHandle } from '../../../../src/lab/objects/image/image.ts';
import { toHaveNoTraceOf } from '../../../../src/lab/matchers/image/to-have-no-trace-of.ts';
import { Toolboxes } from '../../../../src/lab/probes/toolboxes.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let probes: Toolboxes;
const token = `token-${randomBytes(12).toString('base64url')}`;
const seal = randomBytes(32).toString('hex');

beforeAll(async () => {
  bench = await Workbench.open();
  probes = new Toolboxes(bench.run);
  writeFileSync(join(bench.context, 'token.txt'), token);
});
afterAll(() => bench.close());

/** What is found of the token in an image with these lines in its Dockerfile. */
async function search(...lines: string[]) {
  const kept = `RUN echo ${seal} > /seal`;
  return toHaveNoTraceOf(
    await imageOf(['FROM node:24-trixie-slim', kept, ...lines]),
    { 'the token': token },
    { control: { 'the seal': seal } },
  );
}

async function imageOf(lines: string[]): Promise<ImageHandle> {
  writeFileSync(join(bench.context, 'Dockerfile'), `${lines.join('\n')}\n`);
  const secrets = { token: join(bench.context, 'token.txt') };
  const built = await build(bench.run, { context: bench.context, args: { TOKEN: token }, secrets });
  if (!built.ok) throw built.fault;
  return new ImageHandle({ id: built.imageId, name: 'app' }, built.steps, bench.run, probes);
}

/** An instruction that has the token in a file for as long as it runs. */
const shown = 'RUN --mount=type=secret,id=token';
const inNode = (script: string) =>
  `${shown} node -e "const token = fs.readFileSync('/run/secrets/token'); ${script}"`;

test('a secret that one instruction has used leaves no trace', async () => {
  const used = `${shown} sha256sum /run/secrets/token > /sum`;
  expect(await search(used)).toMatchObject({ pass: true });
  const first = `FROM node:24-trixie-slim AS first\nARG TOKEN\nRUN echo $TOKEN > /token\nFROM node:24-trixie-slim`;
  expect(await search(first, `RUN echo ${seal} > /seal`)).toMatchObject({ pass: true });
});

/** Lines of a Dockerfile, and what the finding says of them. */
const places: [string, string[], string[]][] = [
  [
    'a build argument',
    ['ARG TOKEN', 'RUN true'],
    [`the token is in the history: RUN |1 TOKEN=${token}`, 'docker history --no-trunc app'],
  ],
  [
    'a variable',
    ['ARG TOKEN', 'ENV TOKEN=$TOKEN', 'ENV TOKEN='],
    [`the token is in the history: ENV TOKEN=${token}`],
  ],
  [
    'a variable that stays',
    ['ARG TOKEN', 'ENV TOKEN=$TOKEN'],
    [
      `the token is in the config: TOKEN=${token}`,
      "docker image inspect -f '{{json .Config.Env}}' app",
    ],
  ],
  ['a label', ['ARG TOKEN', 'LABEL by=$TOKEN'], [`the token is in the config: ${token}`]],
  [
    'a file that is removed',
    ['COPY token.txt /srv/', 'RUN rm /srv/token.txt'],
    [
      'the token is in layer 2 (COPY token.txt /srv/): /srv/token.txt',
      'layer 3 (RUN rm /srv/token.txt) hides the file',
    ],
  ],
  ['a file', [`${shown} cp /run/secrets/token /kept`], [': /kept']],
  [
    'a name of a file',
    [`${shown} touch /$(cat /run/secrets/token)`],
    [`: /${token}   in its name`],
  ],
  ['a link', [`${shown} ln -s $(cat /run/secrets/token) /link`], [': /link   in what it links to']],
  [
    'base64',
    [`${shown} (printf 'me:'; cat /run/secrets/token) | base64 > /auth`],
    ['/auth   in base64'],
  ],
  [
    'base64 of base64',
    [`${shown} base64 /run/secrets/token | base64 > /twice`],
    ['/twice   unpacked: in base64'],
  ],
  ['hex', [inNode(`fs.writeFileSync('/hex', token.toString('hex'))`)], ['/hex   in hex']],
  [
    'an archive',
    [`${shown} cp /run/secrets/token /old && tar -czf /old.tgz /old && rm /old`],
    ['/old.tgz   unpacked, old'],
  ],
];

test.each(places)('%s: found, and told where', async (_, lines, words) => {
  const { pass, finding } = await search(...lines);
  expect(pass).toBe(false);
  for (const word of words) expect(finding.got).toContain(word);
});

test('what is not found has to be findable: without its control nothing is proved', async () => {
  const image = await imageOf(['FROM node:24-trixie-slim', 'RUN true']);
  const options = { control: { 'the seal': seal } };
  const { pass, finding } = await toHaveNoTraceOf(image, { 'the token': token }, options);
  expect(pass).toBe(false);
  expect(finding.got).toBe('the seal is in no file of the image');
});

test('many places are told by the first of them', async () => {
  const { finding } = await search(
    `${shown} for n in $(seq 9); do cp /run/secrets/token /$n; done`,
  );
  expect(finding.got).toContain('… and in 3 more places');
});
