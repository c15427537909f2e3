import type { Kata } from '../../katas/kata.ts';

/** What each kata teaches, as a table in Markdown: track, kata, Docker’s terms, minutes, points. */
export function katasTable(katas: Kata[]): string {
  const rows = katas.map((kata) => [
    kata.track,
    `[${kata.number} ${kata.title}](katas/${kata.folderName}/README.md)`,
    kata.terms.join(', '),
    String(kata.minutes),
    String(kata.points),
  ]);
  const table = [['track', 'kata', 'teaches', 'minutes', 'points'], ...rows];
  const [head = '', ...lines] = table.map((cells) => `| ${cells.join(' | ')} |`);
  return [head, '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}
