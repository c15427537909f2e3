import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors/errors.ts';
import { messageOf } from '../errors/messages.ts';
import { startBrowser } from './browser.ts';
import { makeUpLearner } from './learner.ts';
import { galleryPage, mark } from './page.ts';
import type { Scene } from './scenes.ts';
import { shoot } from './shoot.ts';

/**
 * Draws these scenes and a page with all of them into a folder; resolves to the page's file.
 * @param folder absolute path; made where there is none
 * @throws UsageError where the folder holds something else, CannotJudge where there is no browser
 */
export async function writeGallery(
  folder: string,
  scenes: Scene[],
  onScene: (scene: Scene) => void = () => undefined,
): Promise<string> {
  const index = join(folder, 'index.html');
  takeFolder(folder, index);
  const browser = await startBrowser();
  const learner = makeUpLearner();
  try {
    for (const scene of scenes) {
      await shoot(browser, scene, learner, folder);
      onScene(scene);
    }
    writeFileSync(index, galleryPage(scenes));
  } finally {
    learner.remove();
    await browser.close();
  }
  return index;
}

/** Pictures are written over those of the last time, and over nothing else. */
function takeFolder(folder: string, index: string): void {
  const next = ['name a folder that is empty, or not there'];
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const failed = 'The folder for the gallery could not be made';
    throw new UsageError({ failed, on: folder, lines: [messageOf(error)], next });
  }
  if (readdirSync(folder).length === 0) return;
  if (existsSync(index) && readFileSync(index, 'utf8').includes(mark)) return;
  const failed = 'This folder holds something other than a gallery';
  throw new UsageError({ failed, on: folder, next });
}
