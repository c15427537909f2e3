import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeRestarts, describeState } from '../../objects/container/restarts.ts';
import { docs } from '../../../engine/docs.ts';
import { waitFor } from '../../../system/wait-for.ts';
import { nameIn } from '../../run/commands.ts';
import { limitStruck, patiently } from '../../run/time-limits.ts';
import type { MatcherResult } from '../define.ts';

/** In seconds. */
const limit = 10;

/**
 * Waits until the program of a container has done its work and ended with 0; nobody has started it a second
 * time, neither the engine nor a program in it. One that the engine will start again is not `exited`.
 * @param line what it prints when it has done its work, drawn in this run
 */
export async function toRunOnce(container: ContainerHandle, line: string): Promise<MatcherResult> {
  const { key } = container;
  const hasEnded = async () => {
    const info = await container.inspect();
    return info.State.Status === 'exited' || info.RestartCount > 0 || undefined;
  };
  container.run.tell(`waiting for ${key} to end: ${limit} s at most`);
  const ended = await waitFor(hasEnded, { withinMs: patiently(limit * 1000), everyMs: 50 });
  if (!ended) limitStruck(`${limit} s for ${key} to end`);
  const info = await container.inspect();
  const { RestartCount: restarts, State: state } = info;
  const printed = (await container.logs()).split(line).length - 1;
  return {
    pass: state.Status === 'exited' && state.ExitCode === 0 && restarts === 0 && printed === 1,
    finding: {
      ran: `docker ps -a; docker inspect -f '{{.RestartCount}}' ${nameIn(key)}; docker logs ${nameIn(key)}`,
      got: `${describeState(info)}; started again ${restarts} times; ${JSON.stringify(line)} printed ${printed} times`,
      expected: `exited, exit code 0; started again 0 times; printed once`,
      see: () => describeRestarts(container),
      read: docs.restart,
    },
  };
}
