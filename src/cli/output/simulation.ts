import type { Simulation } from '../../grading/simulation/simulate.ts';
import { secondsText } from '../../text/units.ts';

/** What `bench --queue` prints. */
export function simulationText(one: Simulation): string {
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  return [
    `${one.submissions} submissions, ${one.workers} workers in ${one.processes} processes, ${one.killed} of them killed`,
    `judged   ${one.judged}   lost ${one.lost}, twice ${one.twice}   wanted 0, 0`,
    `sheet    after ${secondsText(one.ms)}; the drawn times alone take ${secondsText(one.leastMs)}`,
    `Redis    ${megabytes(one.redisBytes)} at most`,
    `grader   ${megabytes(one.graderBytes)} at most`,
  ].join('\n');
}
