import type { ContainerHandle } from '../../objects/container/container.ts';
import { docs } from '../../../engine/docs.ts';
import type { Facts, MatcherResult } from '../define.ts';

export function nothingPublished(container: ContainerHandle, see: Facts): MatcherResult {
  return {
    pass: false,
    finding: {
      ran: `docker port ${container.key}`,
      got: 'no published port',
      expected: 'a port of the host that leads to the application',
      see,
      read: docs.publish,
    },
  };
}
