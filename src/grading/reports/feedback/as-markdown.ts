import type { Check } from '../../../judge/verdict.ts';
import type { Remark } from '../../model/model.ts';
import { outcomeOf, outcomes } from '../outcome.ts';
import { pictureText } from '../pictures.ts';
import { fenced, folded, inline } from '../text/markdown.ts';
import { momentText, pointsText } from '../../../text/units.ts';
import { checkName, excerptOf, shortLine } from '../../../text/sanitize.ts';
import { messageSize, type Feedback, type KataFeedback } from './feedback.ts';

const signs: Record<Check['status'], string> = {
  passed: '✓',
  failed: '✗',
  skipped: '–',
  error: '!',
};

/** A student's page as Markdown, for an issue, a mail, or an editor. */
export function feedbackMarkdown(feedback: Feedback): string {
  const { student, total, worth, katas, remarks, gradedAt } = feedback;
  const handedIn = student.submittedAt
    ? `, handed in ${inline(momentText(student.submittedAt, gradedAt))}`
    : '';
  return `${[
    `# ${inline(shortLine(student.student, 200))}`,
    `**${pointsText(total)} of ${pointsText(worth)} points**${handedIn}`,
    ...(remarks.length > 0 ? ['## About what you handed in', remarkList(remarks)] : []),
    ...katas.map(kataSection),
    `---\n\nJudged by docker-dojo on real containers, ${momentText(gradedAt, gradedAt)}.`,
  ].join('\n\n')}\n`;
}

/** One kata, from its heading on. */
export function kataSection({
  kata,
  result,
  points,
  reason,
  remarks,
  hints,
}: KataFeedback): string {
  const { sign, word } = outcomes[outcomeOf(result)];
  const { verdict } = result;
  const picture = verdict && pictureText(verdict);
  return [
    `## ${sign} ${kata.number} ${inline(kata.title)}: ${word}`,
    `**${points}.** ${reason}`,
    ...(remarks.length > 0 ? [remarkList(remarks)] : []),
    ...(verdict?.message ? [fenced(excerptOf(verdict.message, messageSize))] : []),
    ...(verdict?.checks ?? []).map(checkBlock),
    ...(picture === null ? [] : [fenced(picture)]),
    ...hints.map(({ title, markdown }) => folded(title, markdown)),
  ].join('\n\n');
}

function checkBlock({ name, status, message }: Check): string {
  const line = `${signs[status]} ${inline(checkName(name))}`;
  if (status === 'skipped') return `${line} (${inline(shortLine(message, 300))})`;
  return message ? `${line}\n\n${fenced(excerptOf(message, messageSize).trimEnd())}` : line;
}

function remarkList(remarks: Remark[]): string {
  return remarks.map(({ text }) => `- Note: ${inline(shortLine(text, 500))}`).join('\n');
}
