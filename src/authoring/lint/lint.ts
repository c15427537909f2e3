import { join } from 'node:path';
import { kataFolderPattern, type KataSet } from '../../katas/kata-set.ts';
import { foldersIn } from './files.ts';
import type { LintProblem, Rule } from './rule.ts';
import { amounts, answerFiles } from './rules/answers.ts';
import { expectations, partialCredit, starterFailsAt } from './rules/checks.ts';
import { description, edits, images } from './rules/description.ts';
import { cliBlock } from './rules/cli-block.ts';
import { hints } from './rules/hints.ts';
import { leftovers } from './rules/leftovers.ts';
import { plain } from './rules/plain.ts';
import { explanation, readme } from './rules/readme.ts';
import { strays } from './rules/strays.ts';
import { checkSet } from './set-rules.ts';
import { subjectOf, type Subject } from './subject.ts';

const rules: Rule[] = [
  description,
  images,
  edits,
  starterFailsAt,
  readme,
  hints,
  explanation,
  cliBlock,
  plain,
  amounts,
  answerFiles,
  expectations,
  partialCredit,
  leftovers,
  strays,
];

/** What a lint came to: how many rules held, and which did not. */
export interface LintResult {
  held: number;
  findings: LintProblem[];
}

/**
 * Holds katas to the rules, and their set as a whole.
 * @param only the folder names of some katas; then what is of others, or of none, is left out
 */
export function lint(set: KataSet, only?: string[]): LintResult {
  const wanted = (name: string) => only?.includes(name) ?? true;
  const subjects = subjectsOf(set);
  const ofSet = checkSet(set, subjects).filter(({ kata }) => wanted(kata));
  const all = subjects.filter(({ folderName }) => wanted(folderName)).map(lintSubject);
  return {
    held: all.reduce((sum, { held }) => sum + held, ofSet.length === 0 ? 1 : 0),
    findings: [...all.flatMap(({ findings }) => findings), ...ofSet],
  };
}

function subjectsOf({ katas }: KataSet): Subject[] {
  const names = foldersIn(katas).filter((name) => kataFolderPattern.test(name));
  return names.map((name) => subjectOf(join(katas, name)));
}

function lintSubject(subject: Subject): LintResult {
  const { folderName: kata } = subject;
  const results = rules.map((rule) =>
    rule.check(subject).map((text) => ({ kata, rule: rule.name, text })),
  );
  return {
    held: results.filter(({ length }) => length === 0).length,
    findings: results.flat(),
  };
}
