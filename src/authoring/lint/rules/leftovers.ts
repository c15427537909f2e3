import { join } from 'node:path';
import { count, problem, type Rule } from '../rule.ts';
import { textOf, type Subject } from '../subject.ts';
import { linesOf } from '../texts.ts';

const words = /\b(?:TODO|FIXME)\b/;

/** Words that an author left to come back to. */
export const leftovers: Rule = {
  name: 'leftovers',
  check: (subject) =>
    pathsOf(subject).flatMap(({ path, file }) => {
      const lines = linesOf(textOf(file) ?? '');
      const [first, ...others] = lines.flatMap((line, index) =>
        words.test(line) ? [index + 1] : [],
      );
      if (first === undefined) return [];
      const [word] = words.exec(lines[first - 1] ?? '') ?? [];
      const more =
        others.length > 0 ? ` (and in ${count(others.length, 'more line', 'more lines')})` : '';
      return [problem(`${path}:${first}`, `${word}${more}`, 'finished words')];
    }),
};

/** Every file of a kata and its answers: as it is called, and where it lies. */
function pathsOf({ set, folder, folderName, files, right, wrong }: Subject) {
  const explained = join(set.solutions, folderName, 'README.md');
  const answers = [...right, ...wrong].flatMap((answer) =>
    answer.files.map((file) => ({
      path: join(answer.path, file),
      file: join(answer.folder, file),
    })),
  );
  return [
    ...files.map((file) => ({ path: file, file: join(folder, file) })),
    { path: 'solutions/README.md', file: explained },
    ...answers,
  ];
}
