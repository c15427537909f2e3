import { docs } from '../../../engine/docs.ts';
import { AttemptError } from '../../run/observation.ts';

/**
 * Looks at a container. Where it has ended, the fault also says what was mounted in it: a mount may have
 * hidden what its program needs.
 * @param describe what is mounted, a line each
 */
export async function withMounts<Seen>(
  look: () => Promise<Seen>,
  describe: () => Promise<string[]>,
): Promise<Seen> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof AttemptError)) throw error;
    // Of a container that is gone there is nothing more to tell.
    const mounts = await describe().catch(() => []);
    const { finding } = error;
    const see = [...(finding.see ?? []), ...mounts];
    throw new AttemptError({ read: docs.storage, ...finding, see }, { cause: error });
  }
}
