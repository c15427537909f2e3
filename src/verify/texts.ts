import { lint } from '../authoring/lint/lint.ts';
import type { LintProblem } from '../authoring/lint/rule.ts';
import { kataFolderPattern, type KataSet } from '../katas/kata-set.ts';
import type { Section } from './section.ts';

/**
 * What katas say of themselves: their metadata, their texts, their answers’ files.
 * @param only the folder names of some katas; all, and the set as a whole, when left out
 */
export function textsSection(set: KataSet, only?: string[]): Section {
  return {
    name: 'texts',
    run() {
      const { held, findings } = lint(set, only);
      const details = findings.map(line).join('\n');
      return Promise.resolve({ passed: held, failed: findings.length, details });
    },
  };
}

function line({ kata, rule, text }: LintProblem): string {
  const number = kataFolderPattern.exec(kata)?.[1] ?? '–';
  return `✗ ${number.padEnd(3)}${rule.padEnd(10)} ${text}`;
}
