import { existsSync } from 'node:fs';
import type { Kata } from '../katas/kata.ts';
import { bringEngineBack } from '../engine/bring-back.ts';
import { readProgress } from '../learner/progress/store.ts';
import { changesOf } from '../katas/originals/changes.ts';
import type { Verdict } from '../judge/verdict.ts';
import { storyOf, taskIn } from '../learner/task.ts';
import type { KeptSeat } from '../watch/views/board/seat-file.ts';
import { watchKata } from '../watch/watch.ts';
import { usualPort } from '../watch/views/web/usual-port.ts';
import type { WebChoices } from './web-options.ts';
import { helpers } from './watch-commands.ts';
import { changesText } from './output/changes.ts';
import { prose } from './output/prose.ts';
import { comingText, mapText } from './output/map.ts';
import { redPicturesText, verdictText } from './output/verdict.ts';
import { drawPictures } from '../pictures/draw/pictures.ts';

interface WatchChoices extends WebChoices {
  autoAdvance?: boolean;
  poll?: boolean;
  /** The seat at the board of a class. */
  board?: KeptSeat | undefined;
}

/** Opens a watch with the words and the helpers of the commands; resolves to the exit code. */
export function openWatch(
  katas: Kata[],
  kata: Kata,
  { autoAdvance = false, poll = false, board, ...web }: WatchChoices = {},
): Promise<number> {
  const words = {
    verdict: verdictText,
    details: (verdict: Verdict) => note(katas, verdict) + pictures(verdict),
    task: taskText,
    map: (current: Kata) => mapText(katas, readProgress(), current) + comingText(),
  };
  return watchKata({
    ...{ katas, kata, words, helpers, autoAdvance, poll, bringBack, board },
    web: { port: web.port ?? usualPort, host: web.webHost },
    webAtOnce: web.web ?? false,
  });
}

/** What starting an engine takes is told where the watch tells what it does. */
function bringBack(tell: (text: string) => void): Promise<boolean> {
  return bringEngineBack({
    say: (_label, text) => tell(text),
    run: (_label, what, work) => {
      tell(what);
      return work(tell);
    },
  });
}

const tasks = new WeakMap<Kata, string>();

/** The task, read once: a frame is drawn often. Without one the verdict says what is missing. */
function taskText(kata: Kata): string {
  const known = tasks.get(kata);
  if (known !== undefined) return known;
  let text = '';
  try {
    text = prose(taskIn(storyOf(kata)));
  } catch {
    // The folder is gone: it may come back.
    return text;
  }
  tasks.set(kata, text);
  return text;
}

/** Below the line that counts: a screen has few lines, and the rest is reached by scrolling. */
function pictures(verdict: Verdict): string {
  const text = redPicturesText(verdict, drawPictures);
  return text && `\n${text}`;
}

const notes = new WeakMap<Verdict, string>();

/** What is to be said of changed files beside a verdict; found out once, a frame is drawn often. */
function note(katas: Kata[], verdict: Verdict): string {
  const known = notes.get(verdict);
  if (known !== undefined) return known;
  // A folder that the learner has renamed is in the verdict itself.
  const kata = katas.find(
    ({ folder, folderName }) => folderName === verdict.kata && existsSync(folder),
  );
  const text = kata ? changesText(kata, { changes: changesOf(kata), lost: [] }) : '';
  const told = text && `\n\n${text}`;
  notes.set(verdict, told);
  return told;
}
