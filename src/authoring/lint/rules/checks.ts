import { join } from 'node:path';
import { expectationOf } from '../../proof/expectation.ts';
import { hasCheck, type SpecChecks } from '../checks.ts';
import { problem, type Rule } from '../rule.ts';
import type { StoredAnswer, Subject } from '../subject.ts';

/** The starter fails at a check that there is. */
export const starterFailsAt: Rule = {
  name: 'starter',
  check: ({ kata, checks }) => {
    if (!kata || hasCheck(checks, kata.starterFailsAt)) return [];
    return [problem('kata.json', `starterFailsAt ${quoted(kata.starterFailsAt)}`, oneOf(checks))];
  },
};

/** Each wrong answer says where it is caught, and there is such a check. */
export const expectations: Rule = {
  name: 'expected',
  check: ({ wrong, checks }) => wrong.flatMap((answer) => expectation(answer, checks)),
};

/** A part of the points is just where each check tells of one thing: with it left, or mended, alone. */
export const partialCredit: Rule = {
  name: 'credit',
  check: ({ kata, checks, wrong }) => {
    if (!kata?.partialCredit) return [];
    const expected = wrong.map(expectationOf).filter((one) => typeof one !== 'string');
    return checks.names.flatMap((name) =>
      (['left', 'mended'] as const)
        .filter((only) => !expected.some((one) => one.check === name && one.only === only))
        .map((only) => problem('wrong-answers', `none with ${quoted(name)} ${only} alone`, 'one')),
    );
  },
};

function expectation(answer: StoredAnswer, checks: SpecChecks): string[] {
  const where = join(answer.path, 'expected.json');
  const expected = expectationOf(answer);
  if (typeof expected === 'string')
    return [problem(where, expected, 'a check, and a part of its message (8 letters at least)')];
  if (hasCheck(checks, expected.check)) return [];
  return [problem(where, `the check ${quoted(expected.check)}`, oneOf(checks))];
}

function oneOf({ names }: Subject['checks']): string {
  return names.length > 0 ? `one of ${names.map(quoted).join(', ')}` : 'a check of the spec';
}

function quoted(name: string): string {
  return `“${name}”`;
}
