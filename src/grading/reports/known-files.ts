import { join } from 'node:path';
import { fingerprintOf } from '../../katas/attempt.ts';
import type { Kata } from '../../katas/kata.ts';
import { setOf } from '../../katas/kata-set.ts';
import { originalContent } from '../../katas/originals/contents.ts';
import { contentOf } from '../../katas/originals/files.ts';

/**
 * The fingerprints of a kata's files that everybody has: the starter's, and the reference answer's
 * (alone, and laid over the starter). That two students share one of these says nothing.
 */
export function knownFingerprints(kata: Kata): Set<string> {
  const answer = join(setOf(kata.folder).solutions, kata.folderName, 'reference');
  const starter = (edit: string) => originalContent(kata.folder, edit);
  const reference = (edit: string) => contentOf(join(answer, edit));
  return new Set(
    [starter, reference, (edit: string) => reference(edit) ?? starter(edit)].map((read) =>
      fingerprintOf(kata, read),
    ),
  );
}
