import { docs, lab, withDependency } from '#lab';

const shop = lab(import.meta.url);

const web = 'http://localhost:8080/';
const installation = `${web}installation`;

/** As a build service counts its builds. */
const id = (build: number) => `${build}-${shop.nonce}`;
const numbered = (build: number) => ({ args: { BUILD_ID: id(build) } });
const shows = (text: string) => ({ body: `build ${text},`, read: docs.variables });

/** The first build: whatever one with another id needs comes from its cache. */
const first = () => shop.buildOnce('app', numbered(1));

beforeAll(() => {
  // A package that no Dockerfile can name: the installation goes by what stands in both files.
  const scales = shop.name('scales');
  for (const file of ['package.json', 'package-lock.json'])
    shop.edit(`app/${file}`, withDependency(scales, { like: 'ms' }));
  shop.edit('app/src/server.js', (source) => `import '${scales}';\n${source}`);
});

test('the site shows its build id', async () => {
  await expect(await first()).toRunAndServe(web, shows(id(1)));
});

test('another build id installs nothing again', async () => {
  const before = await first();
  const after = await shop.build('app', { ...numbered(2), nothingToInstall: true });
  await expect(after).toKeepTheInstallationOf(before, { at: installation });
});

test('and the site shows that one', async () => {
  await first();
  await expect(await shop.build('app', numbered(3))).toRunAndServe(web, shows(id(3)));
});

test('without a build id the site says unknown', async () => {
  await first();
  await expect(await shop.build('app')).toRunAndServe(web, shows('unknown'));
});
