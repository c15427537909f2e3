import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../../src/system/wait-for.ts';
import type { ContainerHandle } from '../../src/lab/objects/container/container.ts';
import { Workbench } from '../support/containers.ts';

const image = 'postgres:17-trixie';
const ready = 'database system is ready to accept connections';
let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** Resolves to the log once the server of the second start accepts connections. */
async function whenReady(db: ContainerHandle, times = 2): Promise<string> {
  const log = await waitFor(
    async () => {
      const text = await db.logs();
      return text.split(ready).length > times ? text : undefined;
    },
    { withinMs: 60_000, everyMs: 100 },
  );
  if (log === undefined) throw new Error(`not ready:\n${await db.logs()}`);
  return log;
}

test('it refuses to start without a password, and says what to set', async () => {
  const { exitCode, output } = await bench.runOnce(image, ['postgres']);
  expect(exitCode).not.toBe(0);
  expect(output).toContain('POSTGRES_PASSWORD');
});

test('it declares its volume, its port and its data directory', async () => {
  const { Config: config } = await bench.docker.getImage(image).inspect();
  expect(config.Volumes).toHaveProperty('/var/lib/postgresql/data');
  expect(config.ExposedPorts).toHaveProperty('5432/tcp');
  expect(config.Env).toContain('PGDATA=/var/lib/postgresql/data');
  expect(config).toMatchObject({ StopSignal: 'SIGINT' });
});

test('user, password, database and init scripts; twice ready; then it runs as postgres', async () => {
  const scripts = mkdtempSync(join(tmpdir(), 'docker-dojo-init-'));
  chmodSync(scripts, 0o755); // the scripts run as postgres
  writeFileSync(join(scripts, '1.sql'), 'create table cups (name text);');
  writeFileSync(
    join(scripts, '2.sh'),
    'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB" -c "insert into cups values (\'blue\')"',
  );
  try {
    const db = await bench.start(image, {
      Env: ['POSTGRES_USER=keeper', 'POSTGRES_PASSWORD=shelf', 'POSTGRES_DB=corner'],
      HostConfig: { Binds: [`${scripts}:/docker-entrypoint-initdb.d:ro`] },
    });
    await whenReady(db);
    const owner = await db.exec(['stat', '-c', '%U', '/proc/1']);
    expect(owner.stdout.trim()).toBe('postgres');
    const address = (await db.addresses())[0]?.address;
    const login = `postgresql://keeper:shelf@${address}/corner`;
    const row = await db.exec(['psql', login, '-At', '-c', 'select name from cups']);
    expect(row.stdout.trim()).toBe('blue');
    const wrong = await db.exec(['psql', login.replace('shelf', 'attic'), '-c', 'select 1']);
    expect(wrong.stderr).toContain('password authentication failed');
  } finally {
    rmSync(scripts, { recursive: true });
  }
});

test('PGDATA moves the data; a second start finds it and is ready once', async () => {
  const options = {
    Env: ['POSTGRES_PASSWORD=shelf', 'PGDATA=/srv/ledger/data'],
    HostConfig: { Binds: [`ledger-${bench.run.id}:/srv/ledger`] },
  };
  await bench.docker.createVolume({ Name: `ledger-${bench.run.id}`, Labels: bench.run.labels });
  const first = await bench.start(image, options);
  await whenReady(first);
  await first.stop({ graceSeconds: 10 });
  const second = await bench.start(image, { ...options, Env: ['PGDATA=/srv/ledger/data'] });
  const log = await whenReady(second, 1);
  expect(log.split(ready)).toHaveLength(2);
});
