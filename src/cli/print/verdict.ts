import { styleText } from 'node:util';
import type { Check, Verdict } from '../../verdict/schema.ts';

const marks: Record<Check['status'], string> = {
  passed: styleText('green', '✓'),
  failed: styleText('red', '✗'),
  skipped: styleText('dim', '·'),
  error: styleText('yellow', '!'),
};

/** A verdict as text: each check with its mark, and what the first red one has to say. */
export function verdictText(verdict: Verdict, title: string): string {
  const head = `${styleText('bold', title)}  ${styleText('dim', seconds(verdict.ms))}`;
  const lines = [head, '', ...verdict.checks.map(checkLine)];
  if (verdict.message) lines.push(indent(verdict.message));
  const first = verdict.checks.find(({ status }) => status === 'failed' || status === 'error');
  if (first) lines.push('', indent(first.message));
  return [...lines, '', lastLine(verdict)].join('\n');
}

/** Milliseconds as seconds with one decimal. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function checkLine({ status, name, ms }: Check): string {
  const time = status === 'skipped' ? '' : `  ${styleText('dim', seconds(ms))}`;
  return `  ${marks[status]} ${name}${time}`;
}

function lastLine({ status, checks }: Verdict): string {
  const passed = checks.filter((check) => check.status === 'passed').length;
  if (status === 'passed') return styleText('green', `green: ${passed} of ${checks.length} checks`);
  if (status === 'failed') return styleText('red', `red: ${passed} of ${checks.length} checks`);
  return styleText('yellow', 'could not judge: this is not your attempt’s fault');
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}
