import { mostStreams } from '../../../../../src/watch/views/web/streams.ts';
import { describeWithBrowser } from '../../../../support/browser.ts';
import { LivePage, recordedVerdict } from '../../../../support/live-page.ts';
import { until, useLiveTab } from '../../../../support/live-tab.ts';

describeWithBrowser('when something goes wrong', () => {
  const live = useLiveTab();

  test('a watch that is killed is told, and the next one found again', async () => {
    const { page, tab } = live;
    page.judged(recordedVerdict());
    await tab.waitForSelector('#reason');
    page.view.close();
    await tab.locator('#off', { hasText: 'not live: trying again' }).waitFor();
    expect(await tab.textContent('#said')).toBe('not live: trying again');
    // What was there last can still be read.
    expect(await tab.locator('#reason').isVisible()).toBe(true);
    await tab.click('#k-r');
    await tab.locator('#off', { hasText: 'not live' }).waitFor();
    const next = await LivePage.open({ port: page.port }, page.kept);
    next.judged(recordedVerdict({ status: 'error', checks: [], message: 'The engine is gone' }));
    await tab.locator('.verdict', { hasText: 'Could not judge' }).waitFor();
    expect(await tab.locator('#off').isVisible()).toBe(false);
    expect(await tab.locator('#live').isVisible()).toBe(true);
    next.close();
  });

  test('a page whose script never came, since the watch ended before, does not say that it is live', async () => {
    const { tab } = live;
    expect(await tab.locator('#live').isVisible()).toBe(true);
    await tab.route('**/live.js', (route) => route.abort());
    await tab.reload();
    expect(await tab.textContent('#live')).toMatch(/judges every save/);
    expect(await tab.locator('#live').isVisible()).toBe(false);
  });

  test('a watch with another token is told: its address is another', async () => {
    const { page, tab } = live;
    page.view.close();
    const other = await LivePage.open({ port: page.port });
    await tab.locator('#off', { hasText: 'copy the new address from the terminal' }).waitFor();
    expect(await tab.locator('#live').isVisible()).toBe(false);
    other.close();
  });

  test('one page too many says so, and is live as soon as there is room', async () => {
    const { page, tab, browser } = live;
    // It is the first page: in its place the late one would be let in.
    await until(() => page.view.streams === 1);
    const leave = new AbortController();
    const open = () => fetch(`${page.address}events`, { signal: leave.signal });
    await Promise.all(Array.from({ length: mostStreams - 1 }, open));
    const late = await browser.newPage();
    await late.goto(page.address);
    await late.locator('#off', { hasText: '32 pages are open, close another one' }).waitFor();
    await tab.close();
    await late.locator('#off').waitFor({ state: 'hidden' });
    page.judged(recordedVerdict());
    await late.waitForSelector('#reason');
    expect(await late.locator('#live').isVisible()).toBe(true);
    await late.close();
    leave.abort();
  });

  test('a tab that nobody sees gives its stream back, and catches up when it is seen', async () => {
    const { page, tab } = live;
    const see = (hidden: boolean) =>
      tab.evaluate((is) => {
        Object.defineProperty(document, 'hidden', { value: is, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await until(() => page.view.streams === 1);
    await see(true);
    await until(() => page.view.streams === 0);
    expect(page.view.streams).toBe(0);
    page.judged(recordedVerdict());
    await see(false);
    await tab.waitForSelector('#reason');
    expect(page.view.streams).toBe(1);
  });

  test('a laptop that slept opens a silent stream anew; one that hears of the watch does not', async () => {
    const { page, browser } = live;
    const tab = await browser.newPage();
    await tab.clock.install();
    const asked: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(page.address);
    const streams = () => asked.filter((url) => url.includes('/events?')).length;
    await until(() => streams() === 1);
    await tab.clock.runFor(35_000);
    expect(streams()).toBe(1);
    await tab.clock.fastForward(3_600_000);
    await until(() => streams() === 2);
    expect(streams()).toBe(2);
    page.judged(recordedVerdict());
    await tab.waitForSelector('#reason');
    await tab.close();
  });

  test('a browser that was closed and comes back shows what is so now', async () => {
    const { page, tab, browser } = live;
    await tab.close();
    page.judged(recordedVerdict());
    const back = await browser.newPage();
    await back.goto(page.address);
    await back.waitForSelector('#reason');
    expect(await back.locator('#off').isVisible()).toBe(false);
    await back.close();
  });

  test('an engine that is gone in the middle is no red: it could not be judged, and why', async () => {
    const { page, tab } = live;
    page.judged(recordedVerdict());
    const message = 'The engine has ended\n\nnext      npm run dojo -- doctor';
    const checks = recordedVerdict().checks.map((check) => ({
      ...check,
      status: 'error' as const,
    }));
    const gone = { status: 'error', checks, message, pictures: null, fingerprint: 'd' } as const;
    page.judged(recordedVerdict(gone));
    const verdict = tab.locator('.verdict', { hasText: 'Could not judge' });
    await verdict.waitFor();
    expect(await verdict.innerText()).toContain('not your attempt’s fault');
    await tab.getByText('npm run dojo -- doctor').waitFor();
    expect(await tab.title()).toContain('Could not judge');
    expect(await tab.getAttribute('#icon', 'href')).toBe('icon-error.svg');
  });
});
