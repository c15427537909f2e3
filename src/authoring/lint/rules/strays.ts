import { basename, dirname, join } from 'node:path';
import { isLitter } from '../../../katas/originals/files.ts';
import { looseFilesIn } from '../files.ts';
import { problem, type Rule } from '../rule.ts';
import { textOf, type Subject } from '../subject.ts';

const texts = ['README.md', 'hints.md', 'kata.json', 'kata.spec.ts'];

/** A kata’s folder holds its texts, what is edited or lies beside it, app/, and what its spec asks for. */
export const strays: Rule = {
  name: 'strays',
  check: (subject) => [
    ...inKata(subject).map((file) =>
      problem(file, 'a file', 'only what kata.json or the spec names'),
    ),
    ...litterIn(subject).map((file) => problem(file, 'what a tool left', 'nothing of the kind')),
    ...besideAnswers(subject).map((file) => problem(file, 'a file', 'only folders, one an answer')),
  ],
};

function inKata({ folder, kata, files }: Subject): string[] {
  const spec = textOf(join(folder, 'kata.spec.ts')) ?? '';
  const known = new Set([...texts, ...(kata?.edits ?? [])]);
  const folders = ['app', ...(kata?.edits ?? []).map(dirname).filter((path) => path !== '.')];
  const isWithin = (file: string) => folders.some((path) => file.startsWith(`${path}/`));
  return files.filter(
    (file) => !known.has(file) && !isWithin(file) && !isTool(file) && !spec.includes(file),
  );
}

function litterIn({ files, right, wrong }: Subject): string[] {
  const stored = [...right, ...wrong].flatMap((answer) =>
    answer.files.map((file) => join(answer.path, file)),
  );
  return [...files, ...stored].filter(isTool);
}

function besideAnswers({ set, folderName }: Subject): string[] {
  const right = looseFilesIn(join(set.solutions, folderName)).filter(
    (name) => name !== 'README.md',
  );
  const wrong = looseFilesIn(join(set.wrongAnswers, folderName));
  return [
    ...right.map((name) => `solutions/${name}`),
    ...wrong.map((name) => `wrong-answers/${name}`),
  ];
}

function isTool(file: string): boolean {
  return isLitter(basename(file)) || /\.(?:orig|rej|bak)$/.test(file);
}
