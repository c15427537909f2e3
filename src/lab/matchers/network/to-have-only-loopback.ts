import type { ContainerHandle } from '../../objects/container/container.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { describePlace } from './describe-place.ts';

/**
 * Lists the interfaces of the container's network namespace: `lo` has to be the only one that is up or
 * leads elsewhere. (Some kernels put tunnels that are down and lead nowhere into every namespace.)
 */
export async function toHaveOnlyLoopback(container: ContainerHandle): Promise<MatcherResult> {
  const { command, stdout } = await container.probe(['ip', '-brief', 'link', 'show']);
  const seen = stdout
    .trim()
    .split('\n')
    .filter((line) => /[<,]UP[,>]/.test(line) || /^\S+@if\d/.test(line))
    .map((line) => line.split(/[\s@]/)[0]);
  return {
    pass: seen.length === 1 && seen[0] === 'lo',
    finding: {
      ran: container.typed(command),
      got: seen.join(', '),
      expected: 'lo, and no other interface',
      see: () => describePlace(container),
      read: docs.none,
    },
  };
}
