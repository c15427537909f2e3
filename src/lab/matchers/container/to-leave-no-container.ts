import type { ContainerInfo } from 'dockerode';
import { docs } from '../../../engine/docs.ts';
import { waitFor } from '../../../system/wait-for.ts';
import { keyOf, ownContainers } from '../../objects/container/list.ts';
import type { Run } from '../../run/run.ts';
import { limitStruck, patiently } from '../../run/time-limits.ts';
import type { MatcherResult } from '../define.ts';

/** The engine needs a moment for what goes by itself, with AutoRemove. */
const limit = 3;

/** Lists the containers of the attempt, also those that do not run: none may be left. */
export async function toLeaveNoContainer({ run }: { run: Run }): Promise<MatcherResult> {
  let left: ContainerInfo[] = [];
  const isSettled = async () => {
    left = await ownContainers(run, { all: true });
    return !left.some(({ Id: id }) => run.made.autoRemoved.has(id)) || undefined;
  };
  if (!(await waitFor(isSettled, { withinMs: patiently(limit * 1000) })))
    limitStruck(`${limit} s for containers to go by themselves`);
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
