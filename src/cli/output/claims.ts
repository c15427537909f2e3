import { drawChart } from '../../claims/chart.ts';
import type { Claim } from '../../claims/claim.ts';
import type { Result } from '../../claims/results.ts';

/** What became of a claim, and in what it differs from what the page says. */
export function claimText({ number, claim }: Claim, result: Result, before?: Result): string {
  const { verdict, seen, chart } = result;
  const differs = before && before.verdict !== verdict;
  return [
    `${String(number).padStart(2)}  ${claim}`,
    `    ${verdict}: ${seen}`,
    ...(differs ? [`    docs/claims.md says ${before.verdict}: ${before.seen}`] : []),
    ...(chart ? drawChart(chart).replaceAll(/^/gm, '    ').split('\n') : []),
  ].join('\n');
}
