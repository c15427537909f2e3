import { docs } from '../../../engine/docs.ts';
import { keyOf, ownContainers } from '../../objects/container/list.ts';
import type { Run } from '../../run/run.ts';
import type { MatcherResult } from '../define.ts';
import { leftBehind } from '../left-behind.ts';

/** Lists the containers of the attempt, also those that do not run: none may be left. */
export async function toLeaveNoContainer({ run }: { run: Run }): Promise<MatcherResult> {
  const left = await leftBehind(
    'containers to go by themselves',
    () => ownContainers(run, { all: true }),
    ({ Id: id }) => run.made.autoRemoved.has(id),
  );
  return {
    pass: left.length === 0,
    finding: {
      ran: 'docker ps -a',
      got: left.map((info) => `${keyOf(run, info)}: ${info.Status}`).join('\n'),
      expected: 'no container of yours, running or not',
      read: docs.ps,
    },
  };
}
