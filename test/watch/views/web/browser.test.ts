import type { Browser, Page } from 'playwright-core';
import {
  describeWithBrowser,
  focused,
  startBrowser,
  violations,
} from '../../../support/browser.ts';
import { greenVerdict, LivePage, recordedVerdict } from '../../../support/live-page.ts';

describeWithBrowser('in a browser', () => {
  let browser: Browser;
  let page: LivePage;
  let tab: Page;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    page = await LivePage.open();
    tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await tab.goto(page.address);
  });
  afterEach(async () => {
    await tab.close();
    page.close();
  });

  test('a verdict is swapped in, said once, and leaves the focus where it is', async () => {
    await tab.focus('#k-r');
    page.judged(recordedVerdict());
    await tab.waitForSelector('#reason');
    expect(await tab.textContent('#said')).toBe('Red: 1 of 2 checks pass');
    expect(await tab.locator('[role=status], [aria-live]').count()).toBe(1);
    expect(await focused(tab)).toContain('k-r');
    expect(await violations(tab)).toEqual([]);
    page.judged(greenVerdict());
    await tab.waitForSelector('.verdict .green');
    expect(await tab.title()).toContain('Green');
  });

  test('at 320 pixels nothing scrolls sideways; dark and the map are without violations', async () => {
    page.judged(recordedVerdict());
    page.judged(recordedVerdict({ fingerprint: 'c' }));
    await tab.waitForSelector('.pair');
    await tab.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(tab)).toEqual([]);
    await tab.setViewportSize({ width: 320, height: 700 });
    const width = () => tab.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(320);
    await tab.goto(`${page.address}map`);
    expect(await width()).toBe(320);
    await tab.setViewportSize({ width: 1280, height: 900 });
    expect(await violations(tab)).toEqual([]);
  });

  test('a watch that is killed is told, and the next one found again', async () => {
    page.view.close();
    await tab.getByText('not live: trying again').first().waitFor({ state: 'visible' });
    const next = await LivePage.open({ port: page.port }, page.kept);
    next.judged(recordedVerdict());
    await tab.waitForSelector('#reason');
    expect(await tab.locator('.off').isVisible()).toBe(false);
    next.close();
  });
});
