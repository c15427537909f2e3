import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { execaSync } from 'execa';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type axe from 'axe-core';
import { findChromium } from '../../src/gallery/browser.ts';
import { describeUnless } from './describe-unless.ts';

export { startBrowser } from '../../src/gallery/browser.ts';

/** On Debian, as root, the distribution's package is installed where there is no Chromium. */
function installChromium(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  process.stderr.write('tests of pages need a browser: installing Debian’s package chromium …\n');
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, reject: false };
  const install = 'apt-get update -qq; apt-get install -y -qq --no-install-recommends chromium';
  // Test files that run side by side want it at once, and apt has one lock.
  execaSync('flock', ['/tmp/docker-dojo-chromium.lock', 'sh', '-c', install], options);
  return findChromium();
}

/** Why no page can be opened here; null where one can. */
export const missingBrowser =
  (findChromium() ?? installChromium()) === null
    ? 'needs Chromium: apt-get install chromium'
    : null;

/** As `describe`, for tests that open pages in a browser; skipped, it says why. */
export function describeWithBrowser(name: string, define: () => void): void {
  describeUnless(missingBrowser, name, define);
}

/** A page that was opened from a file, and what it did that it should not have. */
export interface Opened {
  page: Page;
  /** Requests for anything but pages on disk, and complaints of the browser. */
  troubles: string[];
  close: () => Promise<void>;
}

/** Opens a file as somebody with this screen would. */
export async function open(
  browser: Browser,
  file: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Opened> {
  const context: BrowserContext = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('request', (request) => {
    const isPage = request.isNavigationRequest() && request.url().startsWith('file://');
    if (!isPage) troubles.push(`asked for ${request.url()}`);
  });
  page.on('console', (message) => troubles.push(`the console says: ${message.text()}`));
  page.on('pageerror', (error) => troubles.push(`the script failed: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`file://${file}`);
  return { page, troubles, close: () => context.close() };
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe-core finds wrong, a line each: the rule, and the first thing that breaks it. */
export async function violations(page: Page): Promise<string[]> {
  // The page's own policy lets no other script in; the tools of the browser are not asked.
  await page.evaluate(readFileSync(axePath, 'utf8'));
  const found = await page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as { axe: typeof axe };
    return (await runner.run(document, { resultTypes: ['violations'] })).violations;
  });
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  );
}

/** What has the focus, in a few words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing';
    const label =
      element.getAttribute('aria-label') ?? element.textContent.trim().replaceAll(/\s+/g, ' ');
    return `${element.tagName.toLowerCase()}${element.id && `#${element.id}`} ${label}`
      .trim()
      .slice(0, 60);
  });
}
