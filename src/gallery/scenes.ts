import type { Page } from 'playwright-core';
import { describeError } from '../errors/error-details.ts';
import { noteHints } from '../learner/progress/store.ts';
import { recorded } from './recorded.ts';
import type { RecordedWatch } from './recorded-watch.ts';

/** One picture of the gallery: a state of the page, on a screen. */
export interface Scene {
  /** The picture's file is called by it. */
  name: string;
  about: string;
  /** The number of the kata that is watched. */
  kata: string;
  /** The page's address, below the token. */
  path?: 'map';
  /** Pixels. */
  width?: number;
  dark?: true;
  forcedColors?: true;
  withoutScripts?: true;
  /** What happens before the page is opened. */
  before?: (watch: RecordedWatch) => void;
  /** What happens on the open page. */
  then?: (watch: RecordedWatch, page: Page) => Promise<unknown>;
}

const redThenRed = (watch: RecordedWatch) => {
  watch.judged(recorded('43-before'));
  watch.judged(recorded('43-red'));
};

const judging = (watch: RecordedWatch) => {
  const last = recorded('71-red');
  watch.judged(last);
  const [first, second] = last.checks.map(({ name }) => name);
  watch.judging({ over: [first ?? ''], check: second ?? '', doing: 'RUN npm ci' });
};

const asked = (watch: RecordedWatch) => {
  redThenRed(watch);
  const question = 'Reset 43 Frontend, backend? What you have is kept as a backup.';
  watch.happened({ kind: 'asked', question });
};

const hinted = (watch: RecordedWatch) => {
  redThenRed(watch);
  noteHints('frontend-backend', 2);
};

const engineGone = (watch: RecordedWatch) => {
  watch.judged(recorded('43-red'));
  const message = describeError({
    failed: 'No Docker engine answers',
    lines: ['unix:///var/run/docker.sock: no answer in 3000 ms'],
    next: ['npm start (sets up whatever is missing, an engine too)', 'npm run dojo -- doctor'],
  });
  const verdict = { ...recorded('43-red'), checks: [], pictures: null };
  watch.judged({ ...verdict, fingerprint: 'gone', status: 'error', message });
};

const green = (watch: RecordedWatch) => {
  watch.judged(recorded('41-red'));
  watch.judged(recorded('41-green'));
};

const notLive = async (watch: RecordedWatch, page: Page) => {
  watch.view.close();
  await page.getByText('not live').first().waitFor({ state: 'visible' });
};

/** Every state of the live page, as the gallery shows them. */
export const scenes: Scene[] = [
  { name: 'red', about: 'Red, beside the save before', kata: '43', before: redThenRed },
  { name: 'red-dark', about: 'Red, dark', kata: '43', dark: true, before: redThenRed },
  { name: 'green', about: 'Green', kata: '41', before: green },
  { name: 'green-dark', about: 'Green, dark', kata: '41', dark: true, before: green },
  {
    ...{ name: 'mounts', about: 'Red: a mount below another', kata: '52' },
    before: (watch) => watch.judged(recorded('52-red')),
  },
  {
    ...{ name: 'builds', about: 'Red: a step that missed the cache', kata: '71' },
    before: (watch) => watch.judged(recorded('71-red')),
  },
  { name: 'judging', about: 'Judging: a step of a build', kata: '71', before: judging },
  { name: 'first', about: 'Before the first verdict', kata: '43' },
  { name: 'question', about: 'A question', kata: '43', before: asked },
  { name: 'hint', about: 'Two hints', kata: '43', before: hinted },
  { name: 'engine-gone', about: 'The engine is gone', kata: '43', before: engineGone },
  { name: 'not-live', about: 'The watch is gone', kata: '43', before: redThenRed, then: notLive },
  { name: 'map', about: 'The map', kata: '43', path: 'map', before: redThenRed },
  { name: 'map-dark', about: 'The map, dark', kata: '43', path: 'map', dark: true },
  { name: 'map-narrow', about: 'The map, 390 pixels', kata: '43', path: 'map', width: 390 },
  { name: 'narrow', about: 'Red, 390 pixels', kata: '43', width: 390, before: redThenRed },
  { name: 'narrowest', about: 'Red, 320 pixels', kata: '43', width: 320, before: redThenRed },
  { name: 'zoom', about: 'Red, as at 200 % zoom', kata: '43', width: 640, before: redThenRed },
  {
    ...{ name: 'forced-colours', about: 'Red, in colours of the reader’s', kata: '43' },
    ...{ forcedColors: true, before: redThenRed },
  },
  {
    ...{ name: 'forced-colours-map', about: 'The map, in colours of the reader’s', kata: '43' },
    ...{ path: 'map', forcedColors: true },
  },
  {
    ...{ name: 'without-scripts', about: 'Red, without JavaScript', kata: '43' },
    ...{ withoutScripts: true, before: redThenRed },
  },
];
