import type Docker from 'dockerode';
import { hasCode } from '../../../errors/messages.ts';
import { runLabel } from '../../run/labels.ts';

/** What the engine knows of a volume. */
export interface Volume {
  /** Nobody named it: whoever does not know its 64 digits finds it no more. */
  anonymous: boolean;
  /** It is a tmpfs: what is in it goes with the last container that has it mounted. */
  memory: boolean;
  /** When it was made, to the second, as the engine writes it; '' where it does not say. */
  made: string;
  /** The folder of the host that it is; undefined for one that the engine keeps itself. */
  device: string | undefined;
}

interface VolumeReport {
  CreatedAt?: string;
  Labels?: Record<string, string> | null;
  Options?: Record<string, string> | null;
}

/** Asks the engine for a volume; of one that is gone there is only the name to go by. */
export async function volumeOf(docker: Docker, name: string): Promise<Volume> {
  const report = (await lookAtVolume(docker, name)) ?? {};
  return {
    anonymous: isAnonymous(name, report.Labels ?? {}),
    memory: report.Options?.['type'] === 'tmpfs',
    made: report.CreatedAt ?? '',
    device: /(?:^|,)r?bind/.test(report.Options?.['o'] ?? '')
      ? report.Options?.['device']
      : undefined,
  };
}

/** What the engine reports of a volume; null where it has none of this name. */
export async function lookAtVolume(docker: Docker, name: string): Promise<VolumeReport | null> {
  try {
    return await docker.getVolume(name).inspect();
  } catch (error) {
    if (hasCode(error, 404)) return null;
    throw error;
  }
}

/**
 * Newer engines put a label on what they had to name themselves. The name that they make up, 64
 * hexadecimal digits, is one that somebody may choose as well: the lab has put its label on that.
 */
function isAnonymous(name: string, labels: Record<string, string>): boolean {
  if ('com.docker.volume.anonymous' in labels) return true;
  return /^[0-9a-f]{64}$/.test(name) && !(runLabel in labels);
}
