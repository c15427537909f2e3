import { mostSlower, type AgainstResult, type AgainstRound } from '../../bench/against.ts';

/** One round as it is measured. */
export function againstRoundText(
  number: string,
  { floor, before, now, again }: AgainstRound,
): string {
  const ms = (value: number | null) => (value === null ? '–' : value.toFixed(0)).padStart(6);
  return `${number}  floor${ms(floor)}  before${ms(before)}  now${ms(now)}  again${ms(again)} ms`;
}

/** Katas × (floor, before, now, and their ratios), and what it comes to. */
export function againstText({ commit, katas, without, ratio, spread }: AgainstResult): string {
  const width = Math.max(4, ...katas.map(({ kata }) => kata.length)) + 2;
  const line = (cells: string[]) => cells.map((cell) => cell.padStart(13)).join('');
  const rows = katas.map(({ kata, floor, before, now, ratio: one, self }) => {
    const ms = [floor, before, now].map((value) => (value === null ? '–' : value.toFixed(0)));
    return kata.padEnd(width) + line([...ms, one.toFixed(2), self.toFixed(2)]);
  });
  const beyond = ratio - 1 - spread;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return [
    'kata'.padEnd(width) + line(['floor ms', `${commit} ms`, 'now ms', 'now ÷ then', 'now ÷ now']),
    ...rows,
    ...(without.length > 0 ? [`${commit} does not have ${without.join(', ')}`] : []),
    '',
    `slower than ${commit}: ${percent(ratio - 1)} (median); a checkout beside itself: ± ${percent(spread)}`,
    `beyond that: ${percent(Math.max(0, beyond))} (wanted: at most ${percent(mostSlower)})`,
  ].join('\n');
}
