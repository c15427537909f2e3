import { LostCache } from '../../../errors/errors.ts';
import type { AttemptError } from '../../run/observation.ts';

/**
 * The error for a fault that another build may have brought about. Two builds that run the same step
 * in the same moment share it, or the cache holds what both have made, and gives either to the next one.
 */
export function anotherBuilds(fault: AttemptError): LostCache {
  return new LostCache(
    {
      failed: 'The build cache holds what another build has made in the same moment',
      next: ['run this again when nobody else builds on this engine'],
    },
    { fault },
  );
}
