import { describeWithBrowser, violations } from '../../../../support/browser.ts';
import { paleTexts } from '../../../../support/contrast.ts';
import { greenVerdict, recordedVerdict, type LivePage } from '../../../../support/live-page.ts';
import { useLiveTab } from '../../../../support/live-tab.ts';

const red = (page: LivePage) => {
  page.judged(recordedVerdict());
  page.judged(recordedVerdict({ fingerprint: 'c' }));
};
const states: [string, (page: LivePage) => void, selector: string][] = [
  ['red', red, '#reason'],
  ['green', (page) => page.judged(greenVerdict()), '.verdict .green'],
  [
    'judging',
    (page) => {
      red(page);
      page.happened({ kind: 'content', fingerprint: 'd', now: performance.now(), because: 'x' });
      page.happened({ kind: 'check', run: 1, name: 'proxy finds web, and web finds db' });
    },
    '.checks .now',
  ],
  ['a question', (page) => page.happened({ kind: 'asked', question: 'Reset 43?' }), '#question'],
  [
    'a text',
    (page) => page.happened({ kind: 'shown', panel: { title: 'Differences', text: '- a\n+ b' } }),
    '#panel',
  ],
  [
    'could not judge',
    (page) => {
      const message = 'The engine is gone';
      page.judged(recordedVerdict({ status: 'error', checks: [], pictures: null, message }));
    },
    '.verdict .odd',
  ],
];

describeWithBrowser('in a browser', () => {
  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    const live = useLiveTab({ colorScheme });

    test.each(states)('axe-core finds nothing wrong: %s', async (_name, play, selector) => {
      play(live.page);
      await live.tab.waitForSelector(selector);
      expect(await violations(live.tab)).toEqual([]);
      expect(await paleTexts(live.tab)).toEqual([]);
      await live.tab.setViewportSize({ width: 390, height: 844 });
      expect(await violations(live.tab)).toEqual([]);
    });

    test('axe-core finds nothing wrong: the map, as a graph and as a list', async () => {
      red(live.page);
      await live.tab.goto(`${live.page.address}map`);
      expect(await violations(live.tab)).toEqual([]);
      expect(await paleTexts(live.tab)).toEqual([]);
      await live.tab.setViewportSize({ width: 390, height: 844 });
      expect(await violations(live.tab)).toEqual([]);
    });

    test('axe-core finds nothing wrong: a watch that is gone', async () => {
      red(live.page);
      live.page.view.close();
      await live.tab.locator('#off').waitFor({ state: 'visible' });
      expect(await violations(live.tab)).toEqual([]);
    });
  });
});
