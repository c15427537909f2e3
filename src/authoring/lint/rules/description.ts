import { join } from 'node:path';
import { findImage } from '../../../images/catalogue.ts';
import { shownPath } from '../../../katas/display.ts';
import { problem, type Rule } from '../rule.ts';
import { textOf } from '../subject.ts';
import { paragraphsNaming } from '../texts.ts';

/** kata.json can be read, and has everything. */
export const description: Rule = {
  name: 'kata.json',
  check: ({ folder, broken }) => {
    if (broken.length === 0) return [];
    const why = broken.join(' ').replaceAll(/\s+/g, ' ').replaceAll(folder, shownPath(folder));
    return [problem('kata.json', why, 'every field, as docs/authors.md has them')];
  },
};

/** A kata runs on images that every dojo has. */
export const images: Rule = {
  name: 'images',
  check: ({ kata }) =>
    (kata?.images ?? [])
      .filter((name) => !findImage(name))
      .map((name) =>
        problem('kata.json', `the image ${name}`, 'images of the catalogue (images/)'),
      ),
};

/** What may be edited is there; a file that the learner makes is told of in the README. */
export const edits: Rule = {
  name: 'edits',
  check: ({ folder, kata, files }) => {
    const readme = textOf(join(folder, 'README.md')) ?? '';
    return (kata?.edits ?? [])
      .filter((edit) => !files.includes(edit) && !saysThatMissing(readme, edit))
      .map((edit) =>
        problem(edit, 'no such file', 'it, or a README that says that it is missing at first'),
      );
  },
};

function saysThatMissing(readme: string, edit: string): boolean {
  return paragraphsNaming(readme, edit).some((paragraph) =>
    /\b(?:missing|there is no|not there|no such|create|does not exist)\b/i.test(paragraph),
  );
}
