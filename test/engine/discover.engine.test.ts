import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { execa } from 'execa';
import { requireEngine } from '../../src/engine/discover.ts';
import { connection } from '../../src/engine/endpoint.ts';
import { dojo } from '../support/dojo.ts';

let folder: string;
let engine: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'docker-dojo-addresses-'));
  engine = (await requireEngine()).host;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Judges the reference answer of a kata that builds, and lets its setup talk to the engine. */
const judge = (env: NodeJS.ProcessEnv) => dojo(['test', '43', '--attempt', reference], { env });
const reference = 'solutions/43-frontend-backend/reference';

/** A program of this name that goes before the real one. */
function inPath(name: string, script: string): string {
  const bin = mkdtempSync(join(folder, 'bin-'));
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return `${bin}:${process.env['PATH']}`;
}

test('ssh:// goes as the docker CLI goes', async () => {
  // It logs in nowhere: what it would run there it runs here.
  const PATH = inPath('ssh', `until [ "$1" = docker ]; do shift; done\nDOCKER_HOST=${engine} "$@"`);
  const { exitCode, all } = await judge({ PATH, DOCKER_HOST: 'ssh://shop@backroom.invalid' });
  expect(all).toContain('green: ');
  expect(exitCode).toBe(0);
});

test('ssh:// to nowhere is an error in the words of ssh', async () => {
  // It takes no request any more when the late `docker` writes one: a broken pipe.
  const words = 'echo "ssh: Could not resolve hostname backroom" >&2';
  const ssh = inPath('ssh', `exec 0<&-; sleep 0.5; ${words}; exit 255`);
  const PATH = inPath('docker', `(sleep 0.2; head -c 20) | PATH=${ssh} exec docker "$@"`);
  const { exitCode, all } = await judge({ PATH, DOCKER_HOST: 'ssh://shop@backroom.invalid' });
  expect(all).toContain('ssh://shop@backroom.invalid (');
  expect(all).toContain('Could not resolve hostname backroom');
  expect(exitCode).toBe(2);
});

describe('tcp:// with TLS', () => {
  let server: Server;
  let address: string;
  const pem = (name: string) => readFileSync(join(folder, `${name}.pem`));

  beforeAll(async () => {
    const made = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
    const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
    await execa('openssl', ['req', ...made, ...names, ...files]);
    symlinkSync('cert.pem', join(folder, 'ca.pem'));
    const identity = { key: pem('key'), cert: pem('cert'), ca: pem('ca') };
    server = createServer(
      { ...identity, requestCert: true, rejectUnauthorized: true, allowHalfOpen: true },
      (client) => {
        const upstream = connect({
          path: connection(engine).socketPath ?? '',
          allowHalfOpen: true,
        });
        client.on('error', () => upstream.destroy());
        client.pipe(upstream).pipe(client);
      },
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test('DOCKER_CERT_PATH says where the certificates are', async () => {
    const env = { DOCKER_HOST: address, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder };
    const { exitCode, all } = await judge(env);
    expect(all).toContain('green: ');
    expect(exitCode).toBe(0);
  });

  test('without them it is an error that says so', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    const env = { DOCKER_HOST: address, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: empty };
    const { exitCode, all } = await judge(env);
    expect(all).toContain(`${address} (self-signed certificate`);
    expect(exitCode).toBe(2);
  });
});

test.each([
  ['.docker/run/docker.sock', 'Docker Desktop'],
  ['.docker/desktop/docker.sock', 'Docker Desktop'],
  ['.colima/default/docker.sock', 'Colima'],
  ['.orbstack/run/docker.sock', 'OrbStack'],
  ['.rd/docker.sock', 'Rancher Desktop'],
])('a socket at ~/%s is found: %s', async (path, source) => {
  const home = mkdtempSync(join(folder, 'home-'));
  mkdirSync(dirname(join(home, path)), { recursive: true });
  symlinkSync(connection(engine).socketPath ?? '', join(home, path));
  const env = { HOME: home, DOJO_HOME: join(home, 'dojo'), DOCKER_HOST: '', DOCKER_CONTEXT: '' };
  const { stdout } = await dojo(['engine', 'status'], { env });
  expect(stdout).toContain(source);
});
