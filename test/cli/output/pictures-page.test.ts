import { picturesPage } from '../../../src/cli/output/pictures-page.ts';
import { recordedVerdict } from '../../support/live-page.ts';
import { hostileTexts } from '../../support/hostile.ts';
import { copiedEarly, oneStage, trap, twoNetworks } from '../../support/pictures.ts';

const red = 'proxy cannot reach db by its name';
const pictures = {
  ...{ check: red, networks: twoNetworks, mounts: [trap], builds: [copiedEarly], images: oneStage },
};

test('the checks, the reason, and each picture with its table, its text and its commands', () => {
  const page = picturesPage(recordedVerdict({ pictures }), '43 Frontend, backend');
  expect(page).toContain('<title>43 Frontend, backend: Red: 1 of 2 checks pass</title>');
  expect(page).toContain(`Red at: ${red}`);
  for (const title of ['Networks', 'Mounts', 'Builds of app/', 'Images'])
    expect(page).toContain(`<h2>${title}</h2>`);
  for (const table of ['Tried', 'What remains', 'Step by step'])
    expect(page).toMatch(new RegExp(`<caption>\\s*${table}\\s*</caption>`));
  expect(page).toContain('docker network inspect front');
  expect(page).toContain('docker history app');
});

test('it is one file that asks nobody for anything, and runs nothing', () => {
  const page = picturesPage(recordedVerdict({ pictures }), '43');
  expect(page).toMatch(/default-src &#39;none&#39;|default-src 'none'/);
  expect(page).not.toMatch(/<script|<link|<img| src=| on\w+=|@import|url\((?!#)/);
});

test('without pictures, and where nothing could be judged, it says what there is to say', () => {
  const verdict = recordedVerdict({
    status: 'error',
    message: 'no engine',
    checks: [],
    pictures: null,
  });
  const page = picturesPage(verdict, '43');
  expect(page).toContain('no engine');
  expect(page).not.toContain('<h2>');
});

test.each(Object.entries(hostileTexts))('whatever things are called: %s', (_name, text) => {
  const networks = {
    ...twoNetworks,
    containers: twoNetworks.containers.map((one) => ({ ...one, name: text, image: text })),
    paths: twoNetworks.paths.map((one) => ({ ...one, from: text, asked: text })),
  };
  const checks = recordedVerdict().checks.map((one) => ({ ...one, name: text, message: text }));
  const verdict = recordedVerdict({ checks, pictures: { ...pictures, networks } });
  const page = picturesPage(verdict, text.slice(0, 100));
  const own = picturesPage(recordedVerdict({ pictures }), 'x');
  const tagsOf = (html: string) =>
    new Set([...html.matchAll(/<\/?([a-z]\w*)/g)].map(([, tag]) => tag));
  expect([...tagsOf(page)].filter((tag) => !tagsOf(own).has(tag) && tag !== 'a')).toEqual([]);
  expect(page).not.toMatch(/<[^>]*(?: on\w+=| style=)|\0|\x1b/);
});
