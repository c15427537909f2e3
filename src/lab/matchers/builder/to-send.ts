import { listCommand } from '../../objects/builder/context.ts';
import type { ContextHandle } from '../../objects/builder/build-context.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { inAll, counted } from './describe-context.ts';

/** Looks for files in a build context: each of them has to reach the builder. */
export async function toSend(context: ContextHandle, wanted: string[]): Promise<MatcherResult> {
  const files = await context.files();
  const missing = wanted.filter((file) => !files.sent.includes(file));
  return {
    pass: missing.length === 0,
    finding: {
      ran: listCommand(context.folder),
      got: `${counted(missing.length)} of ${wanted.length} missing: ${missing.join(', ')}`,
      expected: 'every file that the image is built from in the build context',
      see: [inAll(files)],
      read: docs.context,
    },
  };
}
