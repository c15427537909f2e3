import { basename, join } from 'node:path';
import { excerpt } from '../../run/observation.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import type { HostFolder } from '../../objects/storage/host-folder.ts';
import { describeMounts } from '../../objects/storage/mounts.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

/**
 * Reads a file of a folder of the host, which has to hold this text.
 * @param writtenBy the container that is meant to have written it
 */
export function toHold(
  folder: HostFolder,
  file: string,
  { text, writtenBy }: { text: string; writtenBy: ContainerHandle },
): Promise<MatcherResult> {
  const content = folder.read(file);
  const others = folder.list().join(', ') || 'nothing at all';
  return Promise.resolve({
    pass: content?.includes(text) ?? false,
    finding: {
      ran: `cat ${join(folder.path, file)}`,
      got:
        content === null
          ? `there is no ${file}; in ${basename(folder.path)} there is ${others}`
          : `${file} with ${JSON.stringify(excerpt(content))}`,
      expected: `${file} with ${JSON.stringify(text)} in it, written by ${writtenBy.key}`,
      see: () => describeMounts(writtenBy),
      read: docs.bindMounts,
    },
  });
}
