import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { noteHints } from '../learner/progress/store.ts';
import type { MadeUpLearner } from './learner.ts';
import { RecordedWatch } from './recorded-watch.ts';
import type { Scene } from './scenes.ts';

/** Plays a scene, and writes its picture into a folder: the whole page, from its top to its end. */
export async function shoot(
  browser: Browser,
  scene: Scene,
  { katas, kept }: MadeUpLearner,
  folder: string,
): Promise<void> {
  const { name, path = '', width = 1280, dark, forcedColors, withoutScripts, before, then } = scene;
  const kata = katas.find(({ number }) => number === scene.kata);
  if (!kata) throw new Error(`there is no kata ${scene.kata}`);
  noteHints(kata.name, 1);
  const watch = await RecordedWatch.open({ katas, kata, kept, port: 0 });
  const page = await browser.newPage({
    viewport: { width, height: width < 700 ? 800 : 900 },
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forcedColors ? 'active' : 'none',
    javaScriptEnabled: !withoutScripts,
  });
  try {
    before?.(watch);
    await page.goto(watch.address + path);
    await then?.(watch, page);
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  } finally {
    await page.close();
    watch.view.close();
  }
}
