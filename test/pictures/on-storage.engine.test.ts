import { dojo } from '../support/dojo.ts';

const ledger = '52-parent-trap';
const oven = '71-dont-reinstall';
const toolbox = '81-leave-the-toolbox';

/** What a command prints below the checks. */
async function read(...args: string[]) {
  const { exitCode, stdout } = await dojo(args);
  return { exitCode, text: stdout.replaceAll(/^ {4}/gm, '') };
}

const starter = (kata: string) => ['--attempt', `katas/${kata}`];
const answer = (kata: string, name: string) => ['--attempt', `solutions/${kata}/${name}`];

test('mounts below a red check: the volume, and within it the one without a name', async () => {
  const { exitCode, text } = await read('test', '52', ...starter(ledger));
  expect(exitCode).toBe(1);
  expect(text).toMatch(/^ledger {2}postgres:17-trixie$/m);
  expect(text).toMatch(/^\/ +the container’s own layer +gone$/m);
  expect(text).toMatch(/^└ \/var\/lib\/postgresql +volume ledger-\w+ +stays$/m);
  expect(text).toMatch(
    /^ {2}└ \/var\/lib\/postgresql\/data +anonymous volume \w{8}… +out of reach$/m,
  );
  expect(text).toMatch(/^An image itself asks for a volume at \/var\/lib\/postgresql\/data\.$/m);
  expect(text).not.toMatch(/── networks/);
});

test('mounts on request, of the container that came after the one that was removed', async () => {
  const { exitCode, text } = await read('show', '52', ...answer(ledger, 'reference'));
  expect(exitCode).toBe(0);
  expect(text).toMatch(/^└ \/var\/lib\/postgresql\/data +volume ledger-\w+ +stays$/m);
  expect(text).not.toMatch(/anonymous/);
});

test('a folder of the host is called as the kata calls it', async () => {
  const { text } = await read('show', '61', ...answer('61-live-menu', 'reference'));
  expect(text).toMatch(/^└ \/menu +on the host: menu +stays$/m);
});

test('builds below a red check: the step that lost the cache, and the file that differs', async () => {
  const { exitCode, text } = await read('test', '71', ...starter(oven));
  expect(exitCode).toBe(1);
  expect(text).toMatch(/^── builds of app\/ ─+$/m);
  expect(text).toMatch(/^ +build 1 +build 2$/m);
  expect(text).toMatch(/^ {2}COPY \. \. .* ▶ \d+\.\d s$/m);
  expect(text).toMatch(/^ {2}RUN npm ci .* failed$/m);
  expect(text).toMatch(
    /^▶ build 2 {2}COPY \. \. {2}src\/hours\.js, src\/server\.js, [^▶]* differ$/m,
  );
});

test('builds on request: all of them, and the install from the cache', async () => {
  const { exitCode, text } = await read('show', '71', ...answer(oven, 'reference'));
  expect(exitCode).toBe(0);
  expect(text).toMatch(/^ +build 1 +build 2 +build 3 +build 4 +build 5$/m);
  expect(text).toMatch(/^ {2}RUN npm ci +\S+(?: s)? +cached .*▶? \d+\.\d s +\d+\.\d s$/m);
  expect(text).toMatch(/^▶ build 4 .* package-lock\.json differs$/m);
});

test('images below a red check: a bar for each layer, beside the workshop', async () => {
  const { exitCode, text } = await read('test', '81', ...starter(toolbox));
  expect(exitCode).toBe(1);
  expect(text).toMatch(/^ +[\d.]+ MB {2}the base image$/m);
  expect(text).toMatch(/^ +[\d.]+ MB {2}█{24} {2}RUN npm ci$/m);
  expect(text).toMatch(/^ +[\d.]+ MB {2}█{24} {2}your image +[\d.]+ MB in all$/m);
  expect(text).toMatch(/^ +[\d.]+ MB {2}█{24} {2}the workshop +[\d.]+ MB in all$/m);
  expect(text).not.toContain('the reference');
});

test('images on request: the reference weighs in, and shows nothing else of itself', async () => {
  const { exitCode, text } = await read('show', '81', ...starter(toolbox));
  expect(exitCode).toBe(1);
  expect(text).toMatch(/^ +1\.\d MB {2}[█▏▎▍▌▋▊▉]+ +the reference +[\d.]+ MB in all$/m);
  expect(text).not.toMatch(/--omit=dev|AS workshop|--from/);
  const right = await read('show', '81', ...answer(toolbox, 'reference'));
  expect(right.exitCode).toBe(0);
  expect(right.text).toMatch(/^ +1\.\d MB {2}█ +your image /m);
});
