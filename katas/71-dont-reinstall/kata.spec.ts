import { lab, withDependency, withDeprecation } from '#lab';

const shop = lab(import.meta.url);

const web = 'http://localhost:8080/';
const installation = 'http://localhost:8080/installation';

test('an edit of the source is served, and nothing is installed again', async () => {
  const before = await shop.build('app');
  shop.edit('app/src/hours.js', () => `export const hours = 'open ${shop.nonce}';\n`);
  for (const other of ['server', 'installation'])
    shop.edit(`app/src/${other}.js`, (source) => `${source}// Looked through: ${shop.nonce}\n`);
  const after = await shop.build('app');
  await expect(after).toKeepTheInstallationOf(before, installation);
  await expect(after).toRunAndServe(web, { body: shop.nonce });
});

test('an edit of the lock file has everything installed again', async () => {
  const before = await shop.build('app');
  shop.edit('app/package-lock.json', withDeprecation('ms', `out of date, says ${shop.nonce}`));
  const after = await shop.build('app');
  await expect(after).toHaveAnotherInstallationThan(before, installation);
});

test('a new dependency is installed', async () => {
  const scales = shop.name('scales');
  shop.edit('app/package.json', withDependency(scales, { like: 'ms' }));
  shop.edit('app/package-lock.json', withDependency(scales, { like: 'ms' }));
  shop.edit('app/src/hours.js', (source) => `import '${scales}';\n${source}`);
  await expect(await shop.build('app')).toRunAndServe(web, { body: shop.nonce });
});
