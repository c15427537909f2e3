import { join } from 'node:path';
import { kataFolderPattern, type KataSet } from '../../katas/kata-set.ts';
import { foldersIn, looseFilesIn } from './files.ts';
import { problem, type LintProblem } from './rule.ts';
import type { Subject } from './subject.ts';

/** What is wrong with a set as a whole: two katas of one name or number, folders without a kata. */
export function checkSet(set: KataSet, subjects: Subject[]): LintProblem[] {
  const known = subjects.map(({ folderName }) => folderName);
  const homeless = (kind: string, folder: string) => [
    ...foldersIn(folder)
      .filter((name) => !known.includes(name))
      .map((name) => stray(problem(`${kind}/${name}`, 'a folder', 'one of a kata that there is'))),
    ...looseFilesIn(folder).map((name) =>
      stray(problem(`${kind}/${name}`, 'a file', 'only folders, one a kata')),
    ),
  ];
  return [
    ...unique(subjects),
    ...oneDigitATrack(subjects),
    ...inKatas(set),
    ...homeless('solutions', set.solutions),
    ...homeless('test/wrong-answers', set.wrongAnswers),
    ...looseFilesIn(set.floors)
      .filter((name) => !known.includes(name.replace(/\.ts$/, '')))
      .map((name) =>
        stray(problem(`test/floors/${name}`, 'a file', 'one of a kata that there is')),
      ),
  ];
}

/** Progress is kept by the name, and a person types the number. */
function unique(subjects: Subject[]): LintProblem[] {
  const parts = subjects.map(({ folderName }) => kataFolderPattern.exec(folderName) ?? []);
  return [1, 2].flatMap((group) => {
    const values = parts.map((part) => part[group] ?? '');
    return subjects.flatMap(({ folderName }, index) => {
      const value = values[index] ?? '';
      if (values.indexOf(value) === index) return [];
      const text = problem(folderName, `a second “${value}”`, 'a number and a name of its own');
      return [{ kata: folderName, rule: 'unique', text }];
    });
  });
}

/** The map shows tracks in the order of their numbers. */
function oneDigitATrack(subjects: Subject[]): LintProblem[] {
  const digits = new Map<string, string>();
  return subjects.flatMap(({ folderName, kata }) => {
    if (!kata) return [];
    const [digit = ''] = folderName;
    const track = digits.get(digit) ?? kata.track;
    digits.set(digit, track);
    if (track === kata.track) return [];
    const text = problem(
      'kata.json',
      `the track ${kata.track}`,
      `${track}, as others with ${digit}…`,
    );
    return [{ kata: folderName, rule: 'unique', text }];
  });
}

/** A folder of katas that is the root of its set holds what else belongs to a repository. */
function inKatas({ katas, root }: KataSet): LintProblem[] {
  if (katas === root) return [];
  const folders = foldersIn(katas).filter(
    (name) => name !== 'originals' && !kataFolderPattern.test(name),
  );
  const files = looseFilesIn(katas).filter(
    (name) => !/^(?:originals\.json|README\.md)$/.test(name),
  );
  return [...folders, ...files].map((name) =>
    stray(problem(join('katas', name), 'something else', 'folders of katas (41-call-me-by-name)')),
  );
}

function stray(text: string): LintProblem {
  return { kata: '', rule: 'strays', text };
}
