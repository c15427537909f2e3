import { lab } from '#lab';
import { weighsAtMost } from './kata.checks.ts';

const shop = lab(import.meta.url);
const page = 'http://localhost:8080/';
const cargo = { CARGO: `apples ${shop.nonce}` };
shop.watchProcesses();

/** Your image, and the ship: a container that runs it. */
const image = () => shop.buildOnce('app');
const ship = async () => (await image()).container(cargo);

/** The same program on its base image, with everything that lies in a harbor. */
const harbor = () => shop.controlImage('app', 'harbor.Dockerfile');
beforeAll(() => {
  void harbor().then((image) => image.container());
});

const shells = [
  { path: 'usr/bin/dash', names: ['sh', 'dash', 'busybox'] },
  { path: 'usr/bin/bash', names: ['bash', 'rbash'] },
];
const packageManagers = [
  { path: 'usr/bin/apt', names: ['apt', 'apt-get'] },
  { path: 'usr/bin/dpkg', names: ['dpkg'] },
  { path: 'usr/local/lib/node_modules/npm/bin/npm-cli.js', names: ['npm', 'npx', 'npm-cli.js'] },
];

test('the ship sails', async () => {
  await expect(await image()).toRunAndServe(page, { body: cargo.CARGO }, { env: cargo });
});

test('nobody else is on board', async () => {
  const control = await harbor();
  await expect(await ship()).toRunNoShell({ control: await control.container() });
  await expect(await image()).toHaveNoProgram([...shells, ...packageManagers], { control });
});

test('its process is not root', async () => {
  await expect(await ship()).toHaveNoProcessOfRoot();
});

test('it carries little more than its program needs', async () => {
  await expect(await image()).toSatisfy(weighsAtMost(1.2, await harbor()));
});
