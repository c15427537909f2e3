import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Kata } from '../../../katas/kata.ts';
import { CannotJudge } from '../../../errors/errors.ts';
import { cacheKeyOf } from '../../runners/cache-key.ts';
import type { PendingAttempt } from '../../runners/runner.ts';
import type { SubmissionJob } from '../messages.ts';

/**
 * Writes the files of a submission that came over Redis, and only what this checkout’s own katas let
 * one edit: a job has no say in where a file goes. One that would be judged otherwise than its grader
 * wants is an error.
 */
export function writeFiles(
  { katas: asked }: SubmissionJob,
  { katas, images, into }: { katas: Kata[]; images: string; into: string },
): PendingAttempt[] {
  return asked.map(({ kata: name, edition, files }) => {
    const kata = katas.find(({ folderName }) => folderName === name);
    if (!kata) throw differs(`there is no ${name} here`);
    const folder = join(into, kata.folderName);
    for (const edit of kata.edits) {
      const content = files[edit];
      if (content === undefined) continue;
      mkdirSync(dirname(join(folder, edit)), { recursive: true });
      writeFileSync(join(folder, edit), content, 'base64');
    }
    const attempt = { label: 'submission', folder };
    if (cacheKeyOf(kata, attempt, images) !== edition) throw differs(`${name} is another one here`);
    return { kata, attempt, edition };
  });
}

function differs(line: string): CannotJudge {
  return new CannotJudge({
    failed: 'A submission came that would be judged otherwise here',
    lines: [line],
    next: ['bring this checkout and its images to the grader’s version, then start again'],
  });
}
