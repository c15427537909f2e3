import type { ContextHandle } from '../../objects/builder/build-context.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { ranBuild, inAll, counted } from './describe-context.ts';

/** Looks for files in a build context: each of them has to reach the builder. */
export async function toSend(context: ContextHandle, wanted: string[]): Promise<MatcherResult> {
  const files = await context.files();
  const missing = wanted.filter((file) => !files.sent.includes(file));
  return {
    pass: missing.length === 0,
    finding: {
      ran: ranBuild(context),
      got: `${counted(missing.length)} of ${wanted.length} missing: ${missing.join(', ')}`,
      expected: 'every file that the image is built from',
      see: [inAll(files)],
      read: docs.context,
    },
  };
}
