import { lab, withDependency, withSubDependency } from '#lab';
import { installedAnewAfter } from './kata.checks.ts';

const shop = lab(import.meta.url);

const web = 'http://localhost:8080/';
const installation = `${web}installation`;
const packages = `${web}packages`;

test('an edit of the source is served, and nothing is installed again', async () => {
  const before = await shop.build('app');
  shop.edit('app/src/hours.js', () => `export const hours = 'open ${shop.nonce}';\n`);
  for (const other of ['server', 'installation'])
    shop.edit(`app/src/${other}.js`, (source) => `${source}// Looked through: ${shop.nonce}\n`);
  for (const other of ['Dockerfile', '.dockerignore'])
    shop.edit(`app/${other}`, (lines) => `${lines}\n# Looked through: ${shop.nonce}\n`);
  const after = await shop.build('app', { nothingToInstall: true });
  await expect(after).toKeepTheInstallationOf(before, { at: installation });
  await expect(after).toRunAndServe(web, { body: shop.nonce });
});

test('an edit of the lock file has everything installed again', async () => {
  const before = await shop.build('app');
  const having = shop.name('weights');
  shop.edit('app/package-lock.json', withSubDependency(having, { of: 'ms' }));
  const after = await shop.build('app');
  await expect(after).toSatisfy(installedAnewAfter(before, installation, { having, packages }));
});

test('a new dependency is installed', async () => {
  const scales = shop.name('scales');
  shop.edit('app/package.json', withDependency(scales, { like: 'ms' }));
  shop.edit('app/package-lock.json', withDependency(scales, { like: 'ms' }));
  shop.edit('app/src/hours.js', (source) => `import '${scales}';\n${source}`);
  await expect(await shop.build('app')).toRunAndServe(web, { body: shop.nonce });
});
