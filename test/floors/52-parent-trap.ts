import assert from 'node:assert/strict';
import type Docker from 'dockerode';
import pg from 'pg';
import type { Floor } from '../../src/bench/baseline.ts';
import { waitFor } from '../../src/system/wait-for.ts';

/** A database in a volume with a name; its container is removed, the next one has the row. */
export default async function run(floor: Floor): Promise<void> {
  const volume = await floor.volume('ledger');
  const ledger = await startLedger(floor, volume);
  const client = await logIn(floor, ledger);
  const place = `SELECT current_setting('data_directory') AS directory,
    system_identifier::text AS number FROM pg_control_system()`;
  const { rows: places } = await client.query<Row>(place);
  const directory = await floor.exec(ledger, 'readlink', '-f', places[0]?.['directory'] ?? '');
  const od = ['od', '-An', '-t', 'u8', '-N', '8', `${directory}/global/pg_control`];
  assert.equal((await floor.exec(ledger, ...od)).trim(), places[0]?.['number']);
  const { Mounts: mounts } = await ledger.inspect();
  assert.equal(mounts.find(({ Destination }) => Destination === directory)?.Name, volume);
  await floor.docker.getVolume(volume).inspect();

  await client.query('create table sales (item text)');
  await client.query('insert into sales values ($1)', [floor.nonce]);
  await client.query('checkpoint');
  await client.end();
  await ledger.remove({ force: true, v: true });

  const next = await logIn(floor, await startLedger(floor, volume));
  const { rows: sales } = await next.query<Row>('select item from sales');
  assert.equal(sales[0]?.['item'], floor.nonce);
  await next.end();
}

type Row = Record<string, string>;

function startLedger(floor: Floor, volume: string): Promise<Docker.Container> {
  return floor.start('postgres:17-trixie', {
    Env: [`POSTGRES_PASSWORD=${floor.nonce}`],
    ExposedPorts: { '5432/tcp': {} },
    HostConfig: { Binds: [`${volume}:/var/lib/postgresql/data`], PublishAllPorts: true },
  });
}

/** Connects as soon as the server takes connections. */
async function logIn({ nonce }: Floor, ledger: Docker.Container): Promise<pg.Client> {
  const { NetworkSettings: settings } = await ledger.inspect();
  const port = Number(settings.Ports['5432/tcp']?.[0]?.HostPort);
  const login = { host: '127.0.0.1', port, user: 'postgres', password: nonce };
  const client = await waitFor(
    async () => {
      const one = new pg.Client(login);
      one.on('error', () => undefined);
      return one.connect().then(
        () => one,
        () => undefined,
      );
    },
    { withinMs: 30_000, everyMs: 10 },
  );
  assert(client, 'PostgreSQL did not let anybody in');
  return client;
}
