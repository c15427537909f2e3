import { verdict as verdictSchema, type Verdict } from '../../src/judge/verdict.ts';
import { dojo } from '../support/dojo.ts';

const frontend = '43-frontend-backend';
const shop = '91-corner-shop';

/** What a command prints below the checks. */
async function read(...args: string[]) {
  const { exitCode, stdout } = await dojo(args);
  return { exitCode, text: stdout.replaceAll(/^ {4}/gm, '') };
}

const starter = (kata: string) => ['--attempt', `katas/${kata}`];
const answer = (kata: string, name: string) => ['--attempt', `solutions/${kata}/${name}`];

test('a red check: everyone on one network, and the way that is open', async () => {
  const { exitCode, text } = await read('test', '43', ...starter(frontend));
  expect(exitCode).toBe(1);
  expect(text).toMatch(/^── networks ─+$/m);
  for (const name of ['proxy', 'web', 'db'])
    expect(text).toMatch(new RegExp(`^${name} +● [\\d.]+ as ${name}$`, 'm'));
  expect(text).toMatch(/^published +0\.0\.0\.0:\d+ ──▶ proxy 8080 +from everywhere$/m);
  const own = /^tried by this check\n((?: {2}.*\n)+)/m.exec(text)?.[1];
  expect(own).toMatch(/proxy +──▶ db +db:8080 +open/);
  expect(text).toMatch(
    /^and before it\n(?: {2}.*\n)* {2}the host +──▶ proxy +127\.0\.0\.1:\d+ +open$/m,
  );
  // It comes below what was wanted, and the last line stays the last.
  expect(text).toMatch(/^expected [^]*── networks [^]*\nred: \d of 6 checks pass\n?$/m);
});

test('on request: two networks, web on both, and the ways that are closed', async () => {
  const { exitCode, text } = await read('show', '43', ...answer(frontend, 'internal-backend'));
  expect(exitCode).toBe(0);
  expect(text).toMatch(/internal network/);
  expect(text).toMatch(/^proxy +● [\d.]+ +│ +│$/m);
  expect(text).toMatch(/^web +● [\d.]+ +● [\d.]+ +│$/m);
  expect(text).toMatch(/^db +│ +● [\d.]+ +│$/m);
  expect(text).toMatch(/^a passer-by +│ +│ +● [\d.]+$/m);
  expect(text).toMatch(/^ {2}proxy +──✗ db +db:8080 +closed: no such name$/m);
  expect(text).toMatch(/^ {2}a passer-by +──✗ db +[\d.]+:8080 +closed: /m);
  expect(text).toMatch(/^ {2}a neighbour +──✗ db +[\d.]+:8080 +closed: /m);
  expect(text).toMatch(/^ {2}web +──▶ db +db:8080 +open$/m);
  expect(text).toMatch(/^green: 6 of 6 checks pass$/m);
  expect(text).not.toMatch(/mounts|images|builds/);
});

test('a capstone, red: no name, and nothing in between', async () => {
  const { exitCode, text } = await read('test', '91', ...starter(shop));
  expect(exitCode).toBe(1);
  for (const name of ['web', 'db', 'cache'])
    expect(text).toMatch(new RegExp(`^${name} +● [\\d.]+ no name$`, 'm'));
  expect(text).toMatch(/──▶ db 5432 +from everywhere$/m);
  expect(text).toMatch(/^tried by this check\n {2}the host +──▶ web /m);
  // The check did not look at mounts.
  expect(text).not.toMatch(/── mounts/);
});

test('a capstone, green, on request: networks and mounts', async () => {
  const { exitCode, text } = await read('show', '91', ...answer(shop, 'reference'));
  expect(exitCode).toBe(0);
  expect(text).toMatch(/^└ \/var\/lib\/postgresql\/data +anonymous volume \w{8}… +out of reach$/m);
  expect(text).toMatch(/^db +● [\d.]+ as db/m);
  expect(text).toMatch(/^ {11}only exposed: .*db 5432/m);
  expect(text).toMatch(/^published +127\.0\.0\.1:\d+ ──▶ web 8080 +from the host only$/m);
  expect(text).toMatch(/^ {2}a passer-by.* ──✗ (?:db|cache) .*closed: /m);
});

test('--json: what they are drawn from, in a verdict that fits its schema', async () => {
  const args = ['test', '43', '--json', ...starter(frontend)];
  const [red] = JSON.parse((await dojo(args)).stdout) as [Verdict];
  expect(verdictSchema.parse(red).pictures).toMatchObject({
    check: 'proxy cannot reach db by its name',
    networks: { networks: [{ kind: 'own' }], containers: [{ name: 'proxy' }, {}, { name: 'db' }] },
    mounts: [],
    builds: [],
    images: null,
  });
  const shown = await dojo(['show', '43', '--json', ...answer(frontend, 'reference')]);
  const green = verdictSchema.parse(JSON.parse(shown.stdout));
  expect(green).toMatchObject({ status: 'passed', pictures: { networks: {} } });
  expect(shown.stdout).not.toContain('setup.ts');
});

test('a green run has nothing looked at', async () => {
  const { stdout } = await dojo(['test', '43', '--json', ...answer(frontend, 'reference')]);
  expect(JSON.parse(stdout)).toMatchObject([{ status: 'passed', pictures: null }]);
});
