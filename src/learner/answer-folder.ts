import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Kata } from '../katas/kata.ts';
import { temporaryFolder, type TemporaryFolder } from '../system/temporary-folder.ts';
import { answerFiles, type Answer } from './files.ts';

/** Lays an answer out as a whole, in a folder of its own, whatever the learner made of the kata. */
export function layOutAnswer(kata: Kata, answer: Answer): TemporaryFolder {
  const files = answerFiles(kata, answer);
  const laid = temporaryFolder('answer');
  for (const [file, text] of Object.entries(files)) {
    if (text === null) continue;
    mkdirSync(dirname(join(laid.folder, file)), { recursive: true });
    writeFileSync(join(laid.folder, file), text);
  }
  return laid;
}
