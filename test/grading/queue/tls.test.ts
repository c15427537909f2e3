import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { freePort } from '../../../src/system/free-port.ts';
import { Workbench } from '../../support/containers.ts';
import { DrawnWorker } from '../../support/grading/drawn-worker.ts';
import { Running } from '../../support/grading/running.ts';
import { SmallClass, rowOf } from '../../support/grading/small-class.ts';

const folder = mkdtempSync(join(tmpdir(), 'docker-dojo-tls-'));
const small = new SmallClass({ ada: 'right', bob: 'another' });
const worker = new DrawnWorker();
const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
let bench: Workbench;
/** The same Redis: with TLS, and without. */
let secret: string;
let plain: string;

beforeAll(async () => {
  bench = await Workbench.open();
  await makeCertificates();
  const ports = [await freePort(), await freePort()];
  const published = ports.map((port) => [{ HostIp: '127.0.0.1', HostPort: String(port) }]);
  await bench.start('redis:8-trixie', {
    Cmd: [
      ...['redis-server', '--tls-port', '6380', '--tls-auth-clients', 'no'],
      ...['--tls-cert-file', '/tls/tls.crt', '--tls-key-file', '/tls/tls.key'],
      ...['--tls-ca-cert-file', '/tls/ca.crt'],
    ],
    ExposedPorts: { '6379/tcp': {}, '6380/tcp': {} },
    HostConfig: {
      Binds: [`${folder}:/tls:ro`],
      PortBindings: { '6379/tcp': published[0], '6380/tcp': published[1] },
    },
  });
  [plain, secret] = [`redis://127.0.0.1:${ports[0]}`, `rediss://127.0.0.1:${ports[1]}`];
});
afterAll(async () => {
  worker.close();
  await bench.close();
  small.remove();
  rmSync(folder, { recursive: true });
});

/** A CA of one’s own, and a certificate by it for 127.0.0.1, as docs/scale.md makes them. */
async function makeCertificates(): Promise<void> {
  const openssl = (...args: string[]) => execa('openssl', args, { cwd: folder });
  const names = ['-addext', 'subjectAltName=IP:127.0.0.1'];
  await openssl('req', '-x509', ...key, '-subj', '/CN=a CA', '-keyout', 'ca.key', '-out', 'ca.crt');
  await openssl(
    ...['req', ...key, '-subj', '/CN=queue', ...names, '-keyout', 'tls.key', '-out', 'tls.csr'],
  );
  await openssl(
    ...['x509', '-req', '-in', 'tls.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key'],
    ...['-CAcreateserial', '-copy_extensions', 'copy', '-out', 'tls.crt'],
  );
  // Redis runs as a user of its own.
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'tls.key'), 0o644);
}

const grading = (out: string, env: NodeJS.ProcessEnv) =>
  new Running(['grade', small.folder, '--katas', '41', '--out', small.path(out)], {
    DOJO_QUEUE: secret,
    ...env,
  });

test('a certificate of a CA that nobody knows is refused, and told how to make it known', async () => {
  const unknown = grading('unknown', { NODE_EXTRA_CA_CERTS: '' });
  expect(await unknown.ended()).toBe(2);
  expect(unknown.written).toMatch(/does not answer\n.*rediss:[^]*NODE_EXTRA_CA_CERTS=/);
});

test('with the CA a class is graded; the setting holds the address', async () => {
  const known = grading('known', { NODE_EXTRA_CA_CERTS: join(folder, 'ca.crt') });
  await known.says(/rediss:.*workers: npm run/);
  await worker.serve(plain);
  expect({ code: await known.ended(), all: known.written }).toMatchObject({ code: 0 });
  expect(small.sheet('known').students.map(rowOf)).toMatchObject(
    ['passed', 'passed'].map((status) => [{ status }]),
  );
});
