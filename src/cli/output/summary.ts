import { appendFileSync } from 'node:fs';
import { CannotJudge } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';
import { fenced, folded, inline } from '../../grading/reports/text/markdown.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { JudgedAttempt } from '../judge-own.ts';

const marks = { passed: '✅', failed: '❌', error: '⚠️' };
const words = { passed: 'green', failed: 'red', error: 'could not be judged' };

/** What of a message goes into a summary: GitHub takes 1 MiB of it, for all katas. */
const mostLines = 80;
const mostCharacters = 12_000;

/** Verdicts as Markdown, for a step’s summary in GitHub Actions. */
export function summaryText(judged: JudgedAttempt[]): string {
  if (judged.length === 0) return '## Docker dojo\n\nNo kata has been worked on yet.\n';
  const rows = judged.map(({ kata, verdict }) => {
    const passed = verdict.checks.filter(({ status }) => status === 'passed').length;
    const state = `${marks[verdict.status]} ${words[verdict.status]}`;
    return `| ${kata.number} ${inline(kata.title)} | ${state} | ${passed} of ${verdict.checks.length} |`;
  });
  const open = judged.filter(({ verdict }) => verdict.status !== 'passed');
  const parts = open.map(({ kata, verdict }) =>
    folded(`${kata.number} ${inline(kata.title)}`, fenced(whyNot(verdict))),
  );
  const table = `| kata | state | checks that pass |\n| --- | --- | --- |\n${rows.join('\n')}`;
  return `${['## Docker dojo', table, ...parts].join('\n\n')}\n`;
}

/** Adds it to a file, as a step in GitHub Actions does: what others wrote stays. */
export function writeSummary(file: string, judged: JudgedAttempt[]): void {
  try {
    appendFileSync(file, summaryText(judged));
  } catch (error) {
    throw new CannotJudge({
      failed: 'The summary could not be written',
      on: file,
      lines: [messageOf(error)],
      next: ['name a file that can be written: --summary summary.md'],
    });
  }
}

function whyNot({ message, checks }: Verdict): string {
  const first = checks.find(({ status }) => status === 'failed' || status === 'error');
  const text = first ? `${first.name}\n\n${first.message}` : (message ?? '');
  return text.split('\n').slice(0, mostLines).join('\n').slice(0, mostCharacters);
}
