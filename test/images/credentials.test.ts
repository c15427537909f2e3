import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { credentialsFor, registryOf } from '../../src/images/credentials.ts';
import { sourceOf } from '../../src/images/pull.ts';

let folder: string;
const path = process.env['PATH'] ?? '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-login-'));
});
afterEach(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true });
});

const login = (config: object) =>
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
const look = (reference: string) => credentialsFor(reference, { DOCKER_CONFIG: folder });
const encoded = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['node:24', 'https://index.docker.io/v1/'],
  ['library/node:24', 'https://index.docker.io/v1/'],
  ['mirror.school/library/node:24', 'mirror.school'],
  ['mirror:5000/node:24', 'mirror:5000'],
  ['localhost/node:24', 'localhost'],
])('%s is pulled from %s', (reference, registry) => {
  expect(registryOf(reference)).toBe(registry);
});

test.each([
  [undefined, 'node:24'],
  ['', 'node:24'],
  ['mirror:5000', 'mirror:5000/node:24'],
  ['mirror.school/library/', 'mirror.school/library/node:24'],
  ['https://mirror.school', 'mirror.school/node:24'],
])('with DOJO_REGISTRY=%s node:24 is %s', (registry, source) => {
  expect(sourceOf('node:24', { DOJO_REGISTRY: registry })).toBe(source);
});

test('a login in the file, a password with colons in it', async () => {
  login({ auths: { 'mirror:5000': { auth: encoded('ada:a:b') } } });
  expect(await look('mirror:5000/node:24')).toEqual({
    ...{ username: 'ada', password: 'a:b', serveraddress: 'mirror:5000' },
  });
  expect(await look('node:24')).toBeUndefined();
});

test('a login that a helper keeps', async () => {
  const helper = join(folder, 'docker-credential-drawer');
  const says = '{"ServerURL":"x","Username":"ada","Secret":"s"}';
  writeFileSync(helper, `#!/bin/sh\nread registry\n[ "$1" = get ] && echo '${says}'\n`);
  chmodSync(helper, 0o755);
  process.env['PATH'] = `${folder}${delimiter}${path}`;
  login({ credsStore: 'drawer' });
  expect(await look('node:24')).toMatchObject({ username: 'ada', password: 's' });
});

test.each([
  ['no file', null],
  ['no JSON', '{'],
  ['a helper that is not there', '{"credsStore":"nobody-has-this"}'],
])('%s: no login, and no error', async (_what, text) => {
  if (text !== null) writeFileSync(join(folder, 'config.json'), text);
  expect(await look('node:24')).toBeUndefined();
});
