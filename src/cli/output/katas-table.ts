import type { Kata } from '../../katas/kata.ts';

/** What each kata teaches and builds on, as a table in Markdown. */
export function katasTable(katas: Kata[]): string {
  const rows = katas.map((kata) => [
    kata.track,
    `[${kata.number} ${kata.title}](katas/${kata.folderName}/README.md)`,
    kata.terms.join(', '),
    kata.after.join(', '),
    String(kata.minutes),
    String(kata.points),
  ]);
  const table = [['track', 'kata', 'teaches', 'after', 'minutes', 'points'], ...rows];
  const [head = '', ...lines] = table.map((cells) => `| ${cells.join(' | ')} |`);
  return [head, '| --- | --- | --- | --- | --- | --- |', ...lines].join('\n');
}
