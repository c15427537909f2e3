import { randomUUID } from 'node:crypto';
import { lab } from '#lab';
import { isInNoDescriptionOf, namesTheVariable } from './kata.checks.ts';

const corner = lab<typeof import('./setup.ts')>(import.meta.url);

const project = corner.name('shop');
const login = { user: 'shop', password: randomUUID(), database: 'shop' };
const greeting = `Good day ${corner.nonce}`;
const [SHOP, holiday] = [`Corner Shop ${randomUUID()}`, `Happy holiday ${randomUUID()}`];
const at = (path: string) => `http://localhost:8080${path}`;

let shell = { IMAGE: '', PASSWORD: login.password };
beforeAll(async () => {
  corner.edit('.env', () => `GREETING=${greeting}\n`);
  const { id: IMAGE } = await corner.build('app');
  shell = { ...shell, IMAGE };
});

/** The project, brought up once for all checks. */
const shop = async () => (await corner.start({ project, shell: { ...shell, SHOP } })).shop;

test('the greeting is the shop’s', async () => {
  const { web } = await (await shop()).services('web');
  await expect(web).toServe(at('/'), { body: `${greeting}! This is ${SHOP}.` });
});

test('each till has its own number', async () => {
  const tills = await (await shop()).services('till-1', 'till-2');
  await expect(tills['till-1']).toServe(at('/till'), { body: 'till 1 takes thaler' });
  await expect(tills['till-2']).toServe(at('/till'), { body: 'till 2 takes thaler' });
});

test('a missing name stops at once', async () => {
  await shop();
  const refusal = await corner.refusalOf({ project: corner.name('nameless'), shell });
  await expect(refusal).toSatisfy(namesTheVariable('SHOP'));
});

test('the password is in no environment', async () => {
  const containers = await (await shop()).containers();
  await expect(containers).toSatisfy(isInNoDescriptionOf(login.password, { control: greeting }));
});

test('and the database lets web in with it', async () => {
  const { web, db } = await (await shop()).services('web', 'db');
  const sql = 'SELECT current_user AS name';
  await expect(db).toAnswerQuery(login, sql, [{ name: login.user }], { explainedBy: db });
  await expect(web).toServe(at('/stock'), { body: `the database knows ${login.user}` });
});

test('a variable of the shell goes before .env', async () => {
  const { shop: other } = await corner.startAgain({
    project: corner.name('holiday'),
    shell: { ...shell, SHOP, GREETING: holiday },
  });
  const { web } = await other.services('web');
  await expect(web).toServe(at('/'), { body: `${holiday}! This is ${SHOP}.` });
});
