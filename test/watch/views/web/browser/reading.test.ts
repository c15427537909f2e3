import { describeWithBrowser } from '../../../../support/browser.ts';
import { recordedVerdict } from '../../../../support/live-page.ts';
import { useLiveTab, widthOf } from '../../../../support/live-tab.ts';

const long = 'a-very-long-name-without-any-place-to-break-it-'.repeat(8);

describeWithBrowser('on a narrow screen', () => {
  const live = useLiveTab();

  // 640 is a screen of 1280 at 200 %.
  test.each([320, 390, 640])('at %i pixels nothing scrolls sideways', async (width) => {
    const { page, tab } = live;
    await tab.setViewportSize({ width, height: 700 });
    page.judged(recordedVerdict());
    const checks = recordedVerdict().checks.map((check) => ({
      ...check,
      message: `ran       docker run ${long}\ngot       ${long}\nread      https://docs.docker.com/${long}`,
    }));
    page.judged(recordedVerdict({ fingerprint: 'c', checks }));
    await tab.getByText('This save').waitFor();
    expect(await widthOf(tab)).toBe(width);
    page.happened({ kind: 'shown', panel: { title: long, text: long } });
    await tab.waitForSelector('#panel');
    page.happened({ kind: 'asked', question: long });
    page.happened({ kind: 'noted', text: long });
    await tab.waitForSelector('.note');
    expect(await widthOf(tab)).toBe(width);
    page.happened({ kind: 'content', fingerprint: 'd', now: performance.now(), because: long });
    page.happened({ kind: 'doing', run: 1, text: long });
    await tab.locator('.verdict', { hasText: 'Judging' }).waitFor();
    expect(await widthOf(tab)).toBe(width);
    await tab.goto(`${page.address}map`);
    expect(await widthOf(tab)).toBe(width);
  });

  test('with more space between letters and lines nothing is cut off', async () => {
    const { page, tab } = live;
    await tab.setViewportSize({ width: 320, height: 700 });
    page.judged(recordedVerdict());
    await tab.waitForSelector('#pictures');
    await tab.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('body *'))
        Object.assign(element.style, {
          ...{ lineHeight: '1.5', letterSpacing: '0.12em', wordSpacing: '0.16em' },
        });
    });
    expect(await widthOf(tab)).toBe(320);
  });
});

describeWithBrowser('without JavaScript', () => {
  const live = useLiveTab({ javaScriptEnabled: false });

  test('all is read after a reload, and every button works', async () => {
    const { page, tab } = live;
    page.judged(recordedVerdict());
    await tab.reload();
    const text = await tab.innerText('body');
    for (const part of [
      'Red: 1 of 2 checks pass',
      'Red at: proxy',
      'Task',
      'reload for what is new',
    ])
      expect(text).toContain(part);
    // What only a script can do is not offered.
    expect(await tab.locator('.copy:visible, .scripted:visible').count()).toBe(0);
    await tab.click('#k-h');
    // Until it has loaded: a reload in the middle is refused.
    await tab.waitForURL(`${page.address}#hints`);
    page.happened({ kind: 'asked', question: 'Reset 43?' });
    await tab.reload();
    await tab.click('#yes');
    expect(page.pressed).toEqual(['h', 'y']);
    await tab.click('text=Map');
    await tab.click('#p-41');
    await tab.waitForURL(page.address);
  });
});

describeWithBrowser('with little motion', () => {
  const live = useLiveTab({ reducedMotion: 'reduce' });

  test('nothing moves while it is judged', async () => {
    const { page, tab } = live;
    page.judged(recordedVerdict());
    await tab.waitForSelector('#reason');
    page.happened({ kind: 'content', fingerprint: 'd', now: performance.now(), because: 'x' });
    await tab.locator('.verdict', { hasText: 'Judging' }).waitFor();
    const moving = () => document.getAnimations().length;
    expect(await tab.evaluate(moving)).toBe(0);
    page.judged(recordedVerdict({ fingerprint: 'd' }));
    await tab.locator('.verdict', { hasText: 'Red' }).waitFor();
    expect(await tab.evaluate(moving)).toBe(0);
  });
});

describeWithBrowser('in colours of the reader’s', () => {
  const live = useLiveTab({ forcedColors: 'active' });

  test('marks have their form, in the colour of text', async () => {
    const { page, tab } = live;
    page.judged(recordedVerdict());
    await tab.waitForSelector('#reason');
    const marks = await tab.$$eval('svg.mark', (all) =>
      all.map((mark) => ({
        colour: getComputedStyle(mark).color === getComputedStyle(document.body).color,
        form: mark.querySelector('use')?.getAttribute('href'),
      })),
    );
    expect(new Set(marks.map(({ form }) => form))).toEqual(new Set(['#no', '#ok']));
    expect(marks.filter(({ colour }) => !colour)).toEqual([]);
  });

  test('a number on the route is told from the others on the map', async () => {
    const { page, tab } = live;
    await tab.goto(`${page.address}map`);
    const ground = (selector: string) =>
      tab.$eval(selector, (element) => getComputedStyle(element).backgroundColor);
    // Which are on the route stands in the learner’s own progress: here a class is enough.
    await tab.$eval('#p-41', (button) => button.classList.add('on'));
    await tab.$eval('#p-42', (button) => button.classList.remove('on'));
    expect(await ground('#p-41 b')).not.toBe(await ground('#p-42 b'));
  });
});
