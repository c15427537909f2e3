import { LivePage, recordedVerdict } from '../../../support/live-page.ts';

let page: LivePage;

beforeEach(async () => {
  page = await LivePage.open();
});
afterEach(() => page.close());

test('it shows the verdict', async () => {
  page.judged(recordedVerdict());
  const text = await page.text();
  console.log(text.length, text.slice(0, 200), (await page.text('map')).length);
  const all = [await page.text('live.js'), await page.text('idiomorph.js')].map((x) => x.length);
  console.log(all);
  expect(text).toContain('Red');
});
