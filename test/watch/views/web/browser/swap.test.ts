import { hostileTexts } from '../../../../support/hostile.ts';
import { describeWithBrowser, focused } from '../../../../support/browser.ts';
import { greenVerdict, recordedVerdict } from '../../../../support/live-page.ts';
import { useLiveTab } from '../../../../support/live-tab.ts';
import { twoNetworks } from '../../../../support/pictures.ts';

describeWithBrowser('what the stream brings', () => {
  const live = useLiveTab();

  test('is swapped in, and said once', async () => {
    const { page, tab } = live;
    page.judged(recordedVerdict());
    await tab.waitForSelector('#reason');
    expect(await tab.textContent('#said')).toBe('Red: 1 of 2 checks pass');
    expect(await tab.locator('[role=status], [aria-live], [role=alert]').count()).toBe(1);
    expect(await tab.getAttribute('#icon', 'href')).toBe('icon-failed.svg');
    page.judged(greenVerdict());
    await tab.waitForSelector('.verdict .green');
    expect(await tab.title()).toBe('Green: 2 of 2 checks pass · 43 Frontend, backend');
    expect(await tab.getAttribute('#icon', 'href')).toBe('icon-passed.svg');
  });

  test('checks tick one by one, with what is being done and for how long', async () => {
    const { page, tab } = live;
    page.judged(recordedVerdict());
    const because = 'setup.ts has changed';
    page.happened({ kind: 'content', fingerprint: 'c', now: performance.now(), because });
    await tab.locator('.verdict', { hasText: 'Judging' }).waitFor();
    const name = 'proxy finds web, and web finds db';
    page.happened({ kind: 'check', run: 1, name });
    await tab.locator('.checks .now', { hasText: name }).waitFor();
    page.happened({ kind: 'doing', run: 1, text: 'db starts' });
    await tab.locator('.verdict', { hasText: 'setup.ts has changed: db starts' }).waitFor();
    await tab.locator('.since', { hasText: /^[1-9]\d*\.\d s$|^0\.[1-9] s$/ }).waitFor();
    page.happened({ kind: 'checked', run: 1, name, passed: true });
    await tab.getByRole('listitem').filter({ hasText: name }).getByLabel('passed').waitFor();
    // The reason of the save before can still be read.
    expect(await tab.locator('#reason').isVisible()).toBe(true);
    expect(await tab.textContent('#said')).toBe('Judging');
  });

  test.each([
    ['a key', '#k-r'],
    ['a command to copy', '.copy >> nth=-1'],
    ['a hint', '#whole-text summary'],
    ['the box for letters', '#letters'],
  ])('the focus stays at %s', async (_what, selector) => {
    const { page, tab } = live;
    page.judged(recordedVerdict());
    await tab.waitForSelector('#pictures');
    await tab.focus(selector);
    const before = await focused(tab);
    page.judged(recordedVerdict({ fingerprint: 'c', ms: 1 }));
    await tab.getByText('judged in 0.0 s').waitFor();
    expect(await focused(tab)).toBe(before);
  });

  test('the focus of a button that is gone comes to the page, not to its top', async () => {
    const { page, tab } = live;
    page.judged(recordedVerdict());
    await tab.focus('.copy >> nth=-1');
    page.judged(greenVerdict());
    await tab.waitForSelector('.verdict .green');
    expect(await focused(tab)).toContain('main');
  });

  test('what was opened stays open, and the page where it was scrolled to', async () => {
    const { page, tab } = live;
    page.judged(recordedVerdict());
    await tab.waitForSelector('#pictures');
    await tab.click('#whole-text summary');
    await tab.evaluate(() => scrollTo(0, 200));
    page.judged(recordedVerdict({ fingerprint: 'c', ms: 1 }));
    await tab.getByText('judged in 0.0 s').waitFor();
    expect(await tab.evaluate(() => scrollY)).toBe(200);
    const other = page.state.katas.find(({ number }) => number === '41');
    if (!other) throw new Error('there is no kata 41');
    page.happened({ kind: 'moved', kata: other, fingerprint: 'd', now: performance.now() });
    await tab.locator('h1', { hasText: '41' }).waitFor();
    expect(await tab.getAttribute('#whole-text', 'open')).not.toBeNull();
  });

  test('a hostile name or log is a text also where it is swapped in', async () => {
    const { page, tab } = live;
    const asked: string[] = [];
    tab.on('request', (request) => asked.push(new URL(request.url()).host));
    for (const text of Object.values(hostileTexts)) {
      const [first] = twoNetworks.containers;
      if (!first) throw new Error('there is no container');
      const networks = { ...twoNetworks, containers: [{ ...first, name: text }] };
      const checks = [{ ...recordedVerdict().checks[1], name: text, message: `got       ${text}` }];
      const pictures = { check: text, networks, mounts: [], builds: [], images: null };
      page.judged(recordedVerdict({ checks: checks as never, pictures, fingerprint: text }));
      page.happened({ kind: 'asked', question: text });
    }
    await tab.waitForSelector('#question');
    expect(await tab.evaluate(() => (globalThis as { hacked?: true }).hacked)).toBeUndefined();
    expect(await tab.locator('main img, main script, main style, main base').count()).toBe(0);
    expect(asked.filter((host) => host !== new URL(page.address).host)).toEqual([]);
  });
});
