import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shownPath } from '../../katas/display.ts';
import type { KataSet } from '../../katas/kata-set.ts';
import { didYouMean } from '../../katas/select.ts';
import { CannotJudge, UsageError } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';
import { filledIn, templates, type Naming, type Template, type TemplateFile } from './template.ts';

/** A kata that was laid out. */
export interface LaidOut {
  /** The folders that were made: absolute paths. */
  folders: string[];
  /** Every file: absolute paths. */
  files: string[];
}

/** Lays out a kata that fails properly, with an answer and a mistake; in one piece, or not at all. */
export function scaffold(set: KataSet, kata: Naming): LaidOut {
  const places = {
    katas: join(set.katas, kata.folderName),
    solutions: join(set.solutions, kata.folderName),
    'test/wrong-answers': join(set.wrongAnswers, kata.folderName),
  };
  const folders = Object.values(places);
  const there = folders.find((folder) => existsSync(folder));
  if (there !== undefined)
    throw new UsageError({
      failed: 'Something lies there already; nothing was written',
      on: shownPath(there),
      next: ['move it away, or choose another number and name'],
    });
  const files = filesFor(kata.edits).map((file) => ({
    path: join(places[file.place], file.path),
    text: filledIn(file, kata),
  }));
  write(files, folders);
  return { folders, files: files.map(({ path }) => path) };
}

/** `Dockerfile` is short for `app/Dockerfile`: build contexts lie in app/. */
export function editsFrom(words: string[]): string[] {
  const known = templates().flatMap(({ edits }) => edits);
  const found = words.map((word) => {
    const edit = known.find((one) => one === word || one === `app/${word}`);
    if (edit !== undefined) return edit;
    throw new UsageError({
      failed: `No template has a file "${word}" to edit`,
      lines: [`they have ${known.join(', ')}`],
      next: [...didYouMean(known, word), 'other files are added by hand, and named in kata.json'],
    });
  });
  return [...new Set(found)];
}

/** The files of the first template that is about these edits, and what others have for the rest. */
function filesFor(edits: string[]): TemplateFile[] {
  const [first, ...others] = templates().filter((one) => edits.some((edit) => isAbout(one, edit)));
  const missing = edits.filter((edit) => first && !isAbout(first, edit));
  const more = others.flatMap((template) =>
    // What a Dockerfile is about comes with it.
    isAbout(template, 'app/Dockerfile')
      ? template.files.filter((file) => isKatas(file) && file.path.startsWith('app/'))
      : template.files.filter((file) => isKatas(file) && missing.includes(file.path)),
  );
  return [...(first?.files ?? []), ...more];
}

function isAbout({ edits }: Template, edit: string): boolean {
  return edits.includes(edit);
}

function isKatas({ place }: TemplateFile): boolean {
  return place === 'katas';
}

function write(files: { path: string; text: string }[], folders: string[]): void {
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, { flag: 'wx' });
    }
  } catch (error) {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    throw new CannotJudge({
      failed: 'The kata could not be written; nothing of it is left',
      lines: [messageOf(error)],
    });
  }
}
