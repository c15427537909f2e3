import { join } from 'node:path';
import { count, problem, type Rule } from '../rule.ts';
import { textOf } from '../subject.ts';
import { linesOf, withoutAddresses } from '../texts.ts';

const [mostLines, mostColumns] = [45, 100];

/** A story of one screen, which says what may be edited, and where to read more. */
export const readme: Rule = {
  name: 'readme',
  check: ({ folder, kata }) => {
    const text = textOf(join(folder, 'README.md'));
    if (text === null) return [problem('README.md', 'no such file', 'a story, and a task')];
    const unnamed = (kata?.edits ?? []).filter((edit) => !text.includes(`\`${edit}\``));
    return [
      ...size(text),
      ...unnamed.map((edit) =>
        problem('README.md', `no \`${edit}\``, 'each file that may be edited'),
      ),
      ...links(text),
    ];
  },
};

/** The answers are explained. */
export const explanation: Rule = {
  name: 'explained',
  check: ({ set, folderName }) => {
    const text = textOf(join(set.solutions, folderName, 'README.md'));
    if (text?.trim()) return [];
    return [problem('solutions/README.md', 'nothing', 'why the answers work')];
  },
};

function size(text: string): string[] {
  const lines = linesOf(text);
  const long = prose(lines.map(withoutAddresses)).find(({ line }) => line.length > mostColumns);
  const tooMany = lines.length > mostLines;
  return [
    ...(tooMany
      ? [problem('README.md', `${lines.length} lines`, `one screen (${mostLines} at most)`)]
      : []),
    ...(long
      ? [
          problem(
            `README.md:${long.number}`,
            `${long.line.length} columns`,
            `${mostColumns} at most`,
          ),
        ]
      : []),
  ];
}

/** Lines that can be broken: none of code or of a table, and none that is one long word. */
function prose(lines: string[]): { line: string; number: number }[] {
  let code = false;
  return lines.flatMap((line, index) => {
    if (line.startsWith('```')) code = !code;
    const fixed = code || /^(?:```| {4}|\|)/.test(line) || !/\S\s+\S/.test(line.replace(/^- /, ''));
    return fixed ? [] : [{ line, number: index + 1 }];
  });
}

function links(text: string): string[] {
  const number = text.match(/\]\(https:\/\/docs\.docker\.com\/[^)\s]*\)/g)?.length ?? 0;
  if (number === 1) return [];
  return [problem('README.md', count(number, 'link'), 'one link to docs.docker.com')];
}
