import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Kata } from '../katas/kata.ts';
import { answerFiles, type Answer } from './files.ts';

/** Every file of an answer that a learner edits, in a folder of its own. */
export interface AnswerFolder {
  /** Absolute path. */
  folder: string;
  remove: () => void;
}

/** Lays an answer out as a whole, whatever the learner made of the kata. */
export function layOutAnswer(kata: Kata, answer: Answer): AnswerFolder {
  const files = answerFiles(kata, answer);
  const folder = mkdtempSync(join(tmpdir(), 'docker-dojo-answer-'));
  for (const [file, text] of Object.entries(files)) {
    if (text === null) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
