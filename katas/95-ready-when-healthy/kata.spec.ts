import { randomUUID } from 'node:crypto';
import { lab } from '#lab';
import {
  givenBy,
  isAsGiven,
  knowsThatNobodyConnects,
  startedBehind,
  tellsWhatIsNotReady,
  wasStartedOnce,
} from './kata.checks.ts';

const corner = lab<typeof import('./setup.ts')>(import.meta.url);

const project = corner.name('shop');
const login = { user: 'shop', password: corner.nonce, database: 'shop' };
const stock = `${randomUUID()} candles`;
const page = 'http://localhost:8080/';

let settings = { IMAGE: '', PASSWORD: login.password, STOCK: stock };
let image = { id: '', entrypoint: [] as string[] };
beforeAll(async () => {
  image = await givenBy(await corner.build('app'));
  settings = { ...settings, IMAGE: image.id };
});

/** The project, brought up once for all checks. */
const services = async () => {
  const { shop } = await corner.start({ project, settings });
  return shop.services('web', 'migrate', 'db');
};

test('web found its database', async () => {
  const { web, migrate } = await services();
  await expect(migrate).toSatisfy(isAsGiven(image, 'migrate.js'));
  await expect(web).toSatisfy(isAsGiven(image, 'web.js'));
  await expect(web).toServe(page, { body: `in stock: ${stock}` });
});

test('the table was there at the first try', async () => {
  const { web, migrate, db } = await services();
  await expect(migrate).toSatisfy(wasStartedOnce);
  await expect(web).toSatisfy(wasStartedOnce);
  const [server] = await corner.sql(db, login, 'SELECT pg_postmaster_start_time()::text AS time');
  await expect(migrate).toSatisfy(startedBehind('db', { ready: String(server?.['time']) }));
  const { State: job } = await migrate.inspect();
  await expect(web).toSatisfy(
    startedBehind('migrate', { ready: job.FinishedAt, code: job.ExitCode }),
  );
});

test('a second up starts nothing anew', async () => {
  const { web, db } = await services();
  const before = { web: await web.inspect(), db: await db.inspect() };
  const { shop } = await corner.startAgain({ project, settings });
  const after = await shop.services('web', 'db');
  await expect(after.web).toBeTheSameAs(before.web);
  await expect(after.db).toBeTheSameAs(before.db);
});

test('without its database web does not start', async () => {
  const none = { ...settings, PASSWORD: '' };
  const refusal = await corner.refusalOf({ project: corner.name('closed'), settings: none });
  await expect(refusal).toSatisfy(tellsWhatIsNotReady);
  const { db } = await services();
  await expect(db).toSatisfy(knowsThatNobodyConnects);
});
