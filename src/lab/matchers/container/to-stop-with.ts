import { docs } from '../../../engine/docs.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeStop, stopOrderly } from '../../objects/container/orderly-stop.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Stops the container and looks at its exit code; of one that has ended before, at that of then. One
 * that is killed when the grace is over has 137.
 */
export async function toStopWith(
  container: ContainerHandle,
  exitCode: number,
  { graceSeconds }: { graceSeconds: number },
): Promise<MatcherResult> {
  const stop = await stopOrderly(container, graceSeconds);
  return {
    pass: stop.exitCode === exitCode,
    finding: {
      ran: stop.command,
      got: stop.words,
      expected: `exit code ${exitCode}, within ${graceSeconds} s`,
      see: () => describeStop(container),
      read: docs.stop,
    },
  };
}
