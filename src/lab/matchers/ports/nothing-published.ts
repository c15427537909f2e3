import type { ContainerHandle } from '../../objects/container/container.ts';
import { nameIn } from '../../run/commands.ts';
import { docs } from '../../../engine/docs.ts';
import type { Facts, MatcherResult } from '../define.ts';

export function nothingPublished(container: ContainerHandle, see: Facts): MatcherResult {
  return {
    pass: false,
    finding: {
      ran: `docker port ${nameIn(container.key)}`,
      got: 'no published port',
      expected: 'a published port that leads to the application',
      see,
      read: docs.publish,
    },
  };
}
