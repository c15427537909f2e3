import { join } from 'node:path';
import { contentOf } from '../../../katas/originals/files.ts';
import { count, problem, type Rule } from '../rule.ts';
import type { StoredAnswer, Subject } from '../subject.ts';

const [wantedRight, wantedWrong] = [2, 4];

/** Enough right answers to show that none is asked for by its form, and enough wrong ones. */
export const amounts: Rule = {
  name: 'answers',
  check: ({ right, wrong }) => [
    ...tooFew('solutions', right, 'right answer', wantedRight),
    ...tooFew('wrong-answers', wrong, 'wrong answer', wantedWrong),
    ...(right.some(({ path }) => path.endsWith('/reference'))
      ? []
      : [problem('solutions', 'no reference/', 'the answer that learners are shown')]),
  ],
};

/** An answer holds what a learner may edit, where it differs from the starter, and no more. */
export const answerFiles: Rule = {
  name: 'answers',
  check: (subject) => [
    ...subject.right.flatMap((answer) => filesOf(answer, subject, ['README.md'])),
    ...subject.wrong.flatMap((answer) => filesOf(answer, subject, ['README.md', 'expected.json'])),
  ],
};

function tooFew(where: string, answers: StoredAnswer[], what: string, wanted: number): string[] {
  const { length } = answers;
  return length < wanted ? [problem(where, count(length, what), `${wanted} at least`)] : [];
}

function filesOf({ path, folder, files }: StoredAnswer, subject: Subject, more: string[]) {
  const edits = subject.kata?.edits;
  if (!edits) return [];
  const own = files.filter((file) => edits.includes(file));
  const foreign = files.filter((file) => !edits.includes(file) && !more.includes(file));
  const same = own.filter((file) => isStarters(join(folder, file), join(subject.folder, file)));
  return [
    ...foreign.map((file) => problem(join(path, file), 'a file', `only ${edits.join(', ')}`)),
    ...same.map((file) =>
      problem(join(path, file), 'the starter’s content', 'what differs from it'),
    ),
    ...(own.length === 0 ? [problem(path, 'no file of edits', 'what makes it this answer')] : []),
  ];
}

function isStarters(file: string, starter: string): boolean {
  const content = contentOf(starter);
  return content !== null && (contentOf(file)?.equals(content) ?? false);
}
