import { connect } from 'node:net';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { hostileTexts } from '../../../support/hostile.ts';
import { ask, LivePage, recordedVerdict, sendRaw } from '../../../support/live-page.ts';
import { twoNetworks } from '../../../support/pictures.ts';

let page: LivePage;

beforeAll(async () => {
  page = await LivePage.open();
});
afterAll(() => page.close());

test('every answer has the policy, also a refusal', async () => {
  for (const address of [page.address, `http://127.0.0.1:${page.port}/nothing`]) {
    const { headers } = await ask(address, {});
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'none'.*style-src 'sha256-.*frame-ancestors 'none'/);
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  }
});

/** The page's path, which begins with its token. */
function pathOf({ address }: LivePage): string {
  return new URL(address).pathname;
}

test('a name that somebody made to lead here, and another page, are refused', async () => {
  const port = page.port;
  expect((await ask(page.address, { host: `evil.example:${port}` })).status).toBe(421);
  expect((await ask(page.address, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  for (const host of [`127.0.0.1:${port + 1}`, `127.0.0.1.evil.example:${port}`, 'localhost'])
    expect([host, (await ask(page.address, { host })).status]).toEqual([host, 421]);
  const host = `127.0.0.1:${port}@evil.example`;
  expect((await ask(page.address, { host })).status).toBe(400);
  const nobody = await sendRaw(port, `GET ${pathOf(page)} HTTP/1.0\r\n\r\n`);
  expect(nobody).toMatch(/^HTTP\/1\.1 (?:400|421)/);
  const origin = 'https://evil.example';
  expect((await ask(`${page.address}press`, { origin }, 'POST')).status).toBe(403);
  expect((await ask(`${page.address}events`, { origin })).status).toBe(403);
  // What a browser says of itself counts, whatever the page says of itself.
  const own = { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'cross-site' };
  expect((await ask(`${page.address}press`, own, 'POST')).status).toBe(403);
  const typed = { origin, 'sec-fetch-site': 'none' };
  expect((await ask(`${page.address}press`, typed, 'POST')).status).toBe(403);
  // A target with a host in it is asked for under that host as well.
  const target = `GET http://evil.example${pathOf(page)} HTTP/1.1\r\nhost: evil.example\r\n`;
  expect(await sendRaw(port, `${target}connection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 421/);
  expect(page.pressed).toEqual([]);
});

test('without its token nothing is shown, and nothing is pressed', async () => {
  const root = `http://127.0.0.1:${page.port}`;
  const token = page.address.split('/')[3] ?? '';
  const near = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
  for (const path of [
    '/',
    '/events',
    '/live.js',
    `/${near}/`,
    `/${token}x/`,
    `/${token.toLowerCase()}_/`,
  ])
    expect([path, (await ask(root + path, {})).status]).toEqual([path, 403]);
  expect((await ask(`${root}/press`, {}, 'POST')).status).toBe(403);
  expect((await ask(`${root}/${token}`, {})).headers.location).toBe(`/${token}/`);
  expect(page.pressed).toEqual([]);
});

test('the token is kept for the next watch, and for nobody else', async () => {
  const file = join(page.kept, 'web-token');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const second = await LivePage.open({}, page.kept);
  expect(second.port).not.toBe(page.port);
  expect(new URL(second.address).pathname).toBe(new URL(page.address).pathname);
  second.view.close();
});

test('a body of a megabyte is refused, told to be that long or not', async () => {
  const body = `key=h&x=${'x'.repeat(1024 * 1024)}`;
  const post = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const told = await fetch(`${page.address}press`, { ...post, body }).catch(() => null);
  expect([413, undefined]).toContain(told?.status);
  const stream = new Blob([body]).stream();
  const untold = await fetch(`${page.address}press`, {
    ...{ ...post, body: stream, duplex: 'half' },
  }).catch(() => null);
  expect([413, undefined]).toContain(untold?.status);
  expect(page.pressed).toEqual([]);
  expect((await fetch(page.address)).status).toBe(200);
});

test('headers that never end are given ten seconds', async () => {
  const began = performance.now();
  const got = await sendRaw(page.port, 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ');
  expect(got).toContain('408');
  expect(performance.now() - began).toBeLessThan(14_000);
});

test('of 40 streams 32 are open, the others are told why; one that closes leaves its place', async () => {
  const leave = new AbortController();
  const address = `${page.address}events`;
  const open = () => fetch(address, { signal: leave.signal });
  const answers = await Promise.all(Array.from({ length: 40 }, open));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(32);
  const refused = answers.filter(({ status }) => status === 503);
  expect(await Promise.all(refused.map((one) => one.text()))).toEqual(
    Array.from({ length: 8 }, () => expect.stringContaining('32 pages are open already') as string),
  );
  leave.abort();
  const status = async () => {
    const one = new AbortController();
    const answer = await fetch(address, { signal: one.signal });
    one.abort();
    return answer.status;
  };
  while ((await status()) !== 200);
  for (let count = 0; count < 40; count += 1) await fetch(address, { method: 'HEAD' });
  expect(await status()).toBe(200);
});

test('what is no HTTP, and who hangs up, does no harm', async () => {
  expect(await sendRaw(page.port, '\x16\x03\x01 nonsense\r\n\r\n')).toContain('400');
  const socket = connect(page.port, '127.0.0.1');
  socket.write(
    `GET ${new URL(page.address).pathname}events HTTP/1.1\r\nhost: 127.0.0.1:${page.port}\r\n\r\n`,
  );
  socket.resetAndDestroy();
  expect((await fetch(page.address)).status).toBe(200);
});

test('what containers call themselves, and what they say, is text', async () => {
  for (const [what, text] of Object.entries(hostileTexts)) {
    const [first] = twoNetworks.containers;
    if (!first) throw new Error('there is no container');
    const networks = { ...twoNetworks, containers: [{ ...first, name: text }] };
    const checks = recordedVerdict().checks.map((one) => ({
      ...one,
      message: `ran       ${text}\ngot       ${text}\nsee       docker inspect ${text} → ${text}\nread      ${text}`,
    }));
    const pictures = {
      check: checks[1]?.name ?? '',
      networks,
      mounts: [],
      builds: [],
      images: null,
    };
    page.judged(recordedVerdict({ checks, pictures }));
    page.happened({ kind: 'noted', text });
    const shown = await page.text();
    // Outside of quoted values a tag or a handler would be markup.
    const unquoted = shown.replaceAll(/"[^"]*"/g, '""');
    const markup = /<script>|<img|<svg\/|<base|<[^>]*\son\w+=|\x1b/i.exec(unquoted)?.[0];
    expect([what, markup]).toEqual([what, undefined]);
    expect([what, shown.includes('href="javascript:')]).toEqual([what, false]);
    // The page has two scripts and an icon, and all are its own.
    expect([what, shown.match(/<script/g)?.length]).toEqual([what, 2]);
    expect([what, shown.match(/<link/g)?.length]).toEqual([what, 1]);
  }
});
