import { wantedOverhead, type GradingTimes } from '../../bench/grading.ts';
import { wantedOfPage, type LivePageTimes } from '../../bench/live-page.ts';
import { median } from '../../bench/statistics.ts';
import { wantedOfBoard, type BoardTimes } from '../../bench/board.ts';
import { wanted, type BenchResult, type KataTimes, type Round } from '../../bench/bench.ts';

const columns = [
  ...['floor ms', 'warm ms', '×', 'watch ms', '×', 'watch MB'],
  ...['cold ms', '+ s', 'printed ms'],
];

/** Katas × (floor, warm, watch, cold), and the medians beside what is wanted. */
export function benchText({ katas, unmeasured, ratio, loop, extra, memory }: BenchResult): string {
  const width = Math.max(4, ...katas.map(({ kata }) => kata.length)) + 2;
  const line = (first: string, cells: string[]) =>
    first.padEnd(width) +
    cells
      .map((cell) => cell.padStart(['×', '+ s'].includes(cell) || /^\d\.\d\d$/.test(cell) ? 6 : 12))
      .join('');
  return [
    line('kata', columns),
    ...katas.map((times) => line(times.kata, cellsOf(times))),
    '',
    `warm ÷ floor   ${times(ratio)}   wanted at most ${times(wanted.ratio)}`,
    `watch ÷ floor  ${times(loop)}   wanted at most ${times(wanted.loop)}`,
    `cold − floor   ${seconds(extra)} s   wanted at most ${seconds(wanted.extra)} s`,
    `watch memory   ${megabytes(memory)} MB   wanted at most ${megabytes(wanted.memory)} MB`,
    ...katas.filter(({ floor }) => floor === null).map(({ kata }) => `no floor for ${kata}`),
    ...unmeasured.map(({ why }) => `\n${why}`),
  ].join('\n');
}

/** One round of one kata in a line, for somebody who waits. */
export function roundText(number: string, { floor, warm, watch, cold }: Round): string {
  const ms = [floor, warm, watch, cold].map((time) => (time === null ? '–' : Math.round(time)));
  return `${number}  floor ${ms[0]}  warm ${ms[1]}  watch ${ms[2]}  cold ${ms[3]}`;
}

/** Submissions an hour, and what grading costs beyond judging. */
export function gradingText({ submissions, bare, graded }: GradingTimes): string {
  return [
    `${submissions} submissions, judged bare in ${(bare / 1000).toFixed(1)} s`,
    ...graded.map(
      ({ jobs, ms, submissionsAnHour, overhead }) =>
        `--jobs ${jobs}   ${(ms / 1000).toFixed(1).padStart(6)} s   ${submissionsAnHour} an hour   ` +
        `overhead ${Math.round(overhead * 100)} %, wanted at most ${wantedOverhead * 100} %`,
    ),
  ].join('\n');
}

/** What the live page costs, beside what is wanted of it. */
export function livePageText(times: LivePageTimes): string {
  const { kata, behind, firstPaint, emptyPaint, bytes } = times;
  const line = (what: string, all: number[], wanted: number) =>
    `${what.padEnd(24)}${median(all).toFixed(0).padStart(6)} ms, at most ${Math.max(...all).toFixed(0)} ms` +
    ` of ${all.length}   wanted ${wanted} ms`;
  const weight = (what: string, size: number) =>
    `${what.padEnd(24)}${(size / 1000).toFixed(1).padStart(6)} kB   wanted ${wantedOfPage.bytes / 1000} kB`;
  return [
    `the live page of ${kata}`,
    line('behind the terminal', behind, wantedOfPage.behind),
    line('first paint', firstPaint, wantedOfPage.firstPaint),
    `${'of a page with one word'.padEnd(24)}${median(emptyPaint).toFixed(0).padStart(6)} ms`,
    weight('weight of the kata page', bytes.kata),
    weight('weight of the map', bytes.map),
  ].join('\n');
}

/** What a class of so many asks of its board. */
export function boardTimesText({ seats, posted, lost, behind, worst, rss }: BoardTimes): string {
  const { lost: wantedLost, behindMs, rssBytes } = wantedOfBoard;
  return [
    `${seats} seats, ${posted} posts`,
    `lost         ${lost}   wanted ${wantedLost}`,
    `page behind  ${Math.round(behind)} ms, at worst ${Math.round(worst)}   wanted at most ${behindMs}`,
    `memory       ${megabytes(rss)} MB at most   wanted at most ${megabytes(rssBytes)} MB`,
  ].join('\n');
}

function cellsOf(kata: KataTimes): string[] {
  const { floor, warm, ratio, watch, loop, memory, cold, extra, printed } = kata;
  return [
    floor ?? '–',
    warm,
    times(ratio),
    watch ?? '–',
    times(loop),
    megabytes(memory),
    cold,
    seconds(extra),
    printed,
  ].map(String);
}

function times(ratio: number | null): string {
  return ratio === null ? '–' : ratio.toFixed(2);
}

function megabytes(bytes: number | null): string {
  return bytes === null ? '–' : (bytes / 1e6).toFixed(0);
}

function seconds(ms: number | null): string {
  return ms === null ? '–' : (ms / 1000).toFixed(2);
}
