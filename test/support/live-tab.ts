import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { waitFor } from '../../src/system/wait-for.ts';
import { startBrowser } from './browser.ts';
import { LivePage } from './live-page.ts';

/** A live page, and a tab that shows it. */
export interface LiveTab {
  browser: Browser;
  page: LivePage;
  tab: Page;
}

/** For the tests of a describe: one browser, and for each test a live page of its own in a new tab. */
export function useLiveTab(options: BrowserContextOptions = {}): LiveTab {
  const live = {} as LiveTab;
  let troubles: string[] = [];
  beforeAll(async () => {
    live.browser = await startBrowser();
  });
  afterAll(() => live.browser.close());
  beforeEach(async () => {
    live.page = await LivePage.open();
    live.tab = await live.browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    live.tab.setDefaultTimeout(60_000);
    troubles = troublesOf(live.tab);
    await live.tab.goto(live.page.address);
  });
  afterEach(async () => {
    await live.tab.close();
    live.page.close();
    expect(troubles).toEqual([]);
  });
  return live;
}

/** What a script of the page throws, and what the page’s own policy keeps out. */
function troublesOf(tab: Page): string[] {
  const troubles: string[] = [];
  tab.on('pageerror', ({ message }) => troubles.push(message));
  tab.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) troubles.push(message.text());
  });
  return troubles;
}

/** How wide a tab’s page is, in pixels: more than its screen scrolls sideways. */
export function widthOf(tab: Page): Promise<number> {
  return tab.evaluate(() => document.documentElement.scrollWidth);
}

/** Waits until something holds that nobody announces. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const isSo = await waitFor(async () => (await holds()) || undefined, { withinMs: 60_000 });
  if (!isSo) throw new Error(`this never came to be: ${String(holds)}`);
}
