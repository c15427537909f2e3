import type { Page } from 'playwright-core';
import { describeWithBrowser, focused } from '../../../../support/browser.ts';
import { recordedVerdict } from '../../../../support/live-page.ts';
import { until, useLiveTab } from '../../../../support/live-tab.ts';

/** All that the tab key leads to, in its order; each has to be seen where the focus is. */
async function stopsOf(tab: Page): Promise<string[]> {
  const stops: string[] = [];
  for (let count = 0; count < 120; count += 1) {
    await tab.keyboard.press('Tab');
    const at = await focused(tab);
    if (at === 'nothing' || at === stops[0]) return stops;
    stops.push(at);
    const outline = await tab.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
      return `${outlineStyle} ${outlineWidth}`;
    });
    if (!/^(?!none).* [23]px$/.test(outline)) throw new Error(`no focus is seen: ${at} ${outline}`);
  }
  throw new Error('the tab key never comes to an end');
}

describeWithBrowser('by keyboard', () => {
  const live = useLiveTab();

  test('the tab key leads to everything that can be pressed, and the focus is seen', async () => {
    const { page, tab } = live;
    page.judged(recordedVerdict());
    await tab.waitForSelector('#pictures');
    const stops = (await stopsOf(tab)).join('\n');
    for (const button of ['Kata', 'Map', 'Copy', 'Hint 1 of 3', 'Next kata', 'Run again'])
      expect(stops).toContain(button);
    for (const button of ['Differences', 'Edit', 'Reset', 'Solution', 'Judge all', 'input#letters'])
      expect(stops).toContain(button);
    const all = tab.locator('a:visible, button:visible, summary:visible, input:visible');
    expect(stops.split('\n').length).toBeGreaterThanOrEqual(await all.count());
  });

  /** Waits until the page has pressed these keys, and no others. */
  const expectPressed = async (...keys: string[]) => {
    await until(() => live.page.pressed.length >= keys.length);
    expect(live.page.pressed).toEqual(keys);
  };

  test.each(['n', 'h', 'r', 'd', 'x', 's', 'e', 'a'])(
    'the letter %s presses what its button presses',
    async (key) => {
      await live.tab.keyboard.press(key);
      await expectPressed(key);
      await live.tab.focus(`#k-${key}`);
      await live.tab.keyboard.press('Enter');
      await expectPressed(key, key);
    },
  );

  test('letters with a modifier, and held ones, press nothing; nor do any where they are turned off', async () => {
    const { tab } = live;
    for (const key of ['Control+d', 'Alt+x', 'Meta+r']) await tab.keyboard.press(key);
    await tab.keyboard.down('r');
    await tab.keyboard.down('r');
    await tab.keyboard.up('r');
    await expectPressed('r');
    await tab.uncheck('#letters');
    await tab.focus('#k-d');
    await tab.keyboard.press('x');
    await tab.reload();
    expect(await tab.isChecked('#letters')).toBe(false);
    await tab.keyboard.press('x');
    await tab.check('#letters');
    await tab.focus('#k-d');
    await tab.keyboard.press('d');
    await expectPressed('r', 'd');
  });

  test('a question takes the focus; only y is a yes, and n is no next kata', async () => {
    const { page, tab } = live;
    const ask = async () => {
      page.happened({ kind: 'asked', question: 'Reset 43?' });
      await tab.waitForSelector('#question');
      expect(await focused(tab)).toContain('section#question Reset 43?');
    };
    const answered = () => tab.waitForSelector('#question', { state: 'detached' });
    await ask();
    await tab.keyboard.press('r');
    await tab.keyboard.press('n');
    await answered();
    await expectPressed('n');
    await ask();
    await tab.keyboard.press('Escape');
    await answered();
    await expectPressed('n', 'n');
    await ask();
    await tab.keyboard.press('Tab');
    expect(await focused(tab)).toContain('button#yes');
    await tab.keyboard.press('Enter');
    await answered();
    await ask();
    await tab.keyboard.press('y');
    await answered();
    await expectPressed('n', 'n', 'y', 'y');
  });

  test('a text is closed by Escape, and scrolled by the arrows', async () => {
    const { page, tab } = live;
    const text = 'a line\n'.repeat(200);
    page.happened({ kind: 'shown', panel: { title: 'Differences', text } });
    await tab.focus('#panel pre');
    await tab.keyboard.press('End');
    await until(async () => (await tab.$eval('#panel pre', ({ scrollTop }) => scrollTop)) > 0);
    await tab.keyboard.press('Escape');
    await tab.waitForSelector('#panel', { state: 'detached' });
    await expectPressed('enter');
  });

  test('a command is copied, and said to be', async () => {
    const { page, tab } = live;
    await tab.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    page.judged(recordedVerdict());
    await tab.focus('.copy >> nth=-1');
    await tab.keyboard.press('Enter');
    await tab.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await tab.getAttribute('.copy >> nth=-1', 'data-copy'));
    expect(await tab.textContent('#said')).toBe('Copied');
  });

  test('the letter l leads to the map, and a kata of the map to its page', async () => {
    const { page, tab } = live;
    await tab.keyboard.press('l');
    await tab.waitForURL(`${page.address}map`);
    await tab.focus('#p-41');
    await tab.keyboard.press('Enter');
    await tab.waitForURL(page.address);
    await tab.locator('h1', { hasText: '43' }).waitFor();
    expect(tab.url()).toBe(page.address);
  });
});
