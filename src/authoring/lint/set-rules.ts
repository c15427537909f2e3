import { join } from 'node:path';
import { isOwn, kataFolderPattern, type KataSet } from '../../katas/kata-set.ts';
import { loadRoutes, type Route } from '../../katas/routes.ts';
import { CannotJudge } from '../../errors/errors.ts';
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
    ...looseFilesIn(folder)
      // The answers are a package of their own.
      .filter((name) => kind !== 'solutions' || name !== 'package.json')
      .map((name) => stray(problem(`${kind}/${name}`, 'a file', 'only folders, one a kata'))),
  ];
  return [
    ...unique(subjects),
    ...oneDigitATrack(subjects),
    ...buildsOnEarlier(set, subjects),
    ...onRoutes(set, subjects),
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

/**
 * What a kata builds on comes before it, so that no two wait for each other. Somebody else’s katas may
 * build on the dojo’s.
 */
function buildsOnEarlier(set: KataSet, subjects: Subject[]): LintProblem[] {
  const numbers = subjects.flatMap(({ kata }) => kata?.number ?? []);
  return subjects.flatMap(({ folderName, kata }) =>
    (kata?.after ?? [])
      .filter((number) => {
        const missing = isOwn(set) && !numbers.includes(number);
        return missing || number >= (kata?.number ?? '');
      })
      .map((number) => {
        const text = problem('kata.json', `after ${number}`, 'a kata with a lower number');
        return { kata: folderName, rule: 'after', text };
      }),
  );
}

/** A route has what there is, once; what a kata builds on is done before it; the last has all of them. */
function onRoutes({ katas }: KataSet, subjects: Subject[]): LintProblem[] {
  const told = (saw: string, wanted: string) => ({
    ...{ kata: '', rule: 'routes', text: problem('katas/routes.json', saw, wanted) },
  });
  let routes: Route[];
  try {
    routes = loadRoutes(katas);
  } catch (error) {
    if (!(error instanceof CannotJudge)) throw error;
    return [told((error.trouble.lines ?? []).join(' '), 'a list of routes')];
  }
  const known = subjects.flatMap(({ kata }) => kata ?? []);
  const wrong = routes.flatMap(({ name, katas: numbers }) =>
    numbers.flatMap((number, index) => {
      const kata = known.find((one) => one.number === number);
      if (!kata) return told(`${number} on ${name}`, 'a kata that there is');
      if (numbers.indexOf(number) < index) return told(`${number} twice on ${name}`, 'it once');
      const late = kata.after.find((before) => numbers.indexOf(before) > index);
      return late ? told(`${number} before ${late} on ${name}`, 'what it builds on first') : [];
    }),
  );
  const last = routes.at(-1);
  const missing = known.filter(({ number }) => last && !last.katas.includes(number));
  return [
    ...wrong,
    ...missing.map(({ number }) => told(`no ${number} on ${last?.name}`, 'every kata on the last')),
  ];
}

/** A folder of katas that is the root of its set holds what else belongs to a repository. */
function inKatas({ katas, root }: KataSet): LintProblem[] {
  if (katas === root) return [];
  const folders = foldersIn(katas).filter(
    (name) => name !== 'originals' && !kataFolderPattern.test(name),
  );
  const files = looseFilesIn(katas).filter(
    (name) => !/^(?:originals\.json|routes\.json|README\.md)$/.test(name),
  );
  return [...folders, ...files].map((name) =>
    stray(problem(join('katas', name), 'something else', 'folders of katas (41-call-me-by-name)')),
  );
}

function stray(text: string): LintProblem {
  return { kata: '', rule: 'strays', text };
}
