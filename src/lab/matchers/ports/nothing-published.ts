import type { ContainerHandle } from '../../objects/container/container.ts';
import { docs } from '../../../engine/docs.ts';
import type { Facts, MatcherResult } from '../define.ts';

export function nothingPublished(container: ContainerHandle, facts: Facts): MatcherResult {
  return {
    pass: false,
    finding: {
      did: `docker port ${container.key}`,
      saw: 'no published port',
      wanted: 'a port of the host that leads to the application',
      facts,
      read: docs.publish,
    },
  };
}
