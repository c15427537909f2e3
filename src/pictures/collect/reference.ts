import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createWorkspace, type AttemptFiles } from '../../lab/run/workspace.ts';
import { build } from '../../lab/objects/builder/build.ts';
import type { Run } from '../../lab/run/run.ts';
import { sumOf, sizeOf } from './images.ts';
import type { ImagesFacts } from '../schema/schema.ts';

/** What an answer adds to its base. */
export type Weight = ImagesFacts['others'][number];

/**
 * Builds the reference answer as the attempt was built, in the same run, and says what it weighs and
 * nothing else of it. Null where the attempt's build takes in nothing that a learner edits.
 * @param files the answer's, as a whole: a file that is not there it does not have
 */
export async function weighReference(run: Run, files: AttemptFiles): Promise<Weight | null> {
  const made = run.trace.builds.findLast(
    ({ context, options }) =>
      !options.dockerfile && files.edits.some((edit) => edit.startsWith(`${context}/`)),
  );
  if (!made) return null;
  const folder = join(run.folder, 'reference');
  await mkdir(folder, { recursive: true });
  const copy = createWorkspace(files, folder);
  // What is left there is the learner's.
  const others = files.edits.filter((edit) => !existsSync(join(files.attempt, edit)));
  await Promise.all(others.map((edit) => rm(join(copy, edit), { force: true })));
  const quietly: Run = { ...run, tell: () => undefined };
  const result = await build(quietly, { ...made.options, context: join(copy, made.context) });
  if (!result.ok) return null;
  const { base, layers } = await sizeOf(run, result.imageId);
  return { name: 'the reference', base, adds: sumOf(layers) };
}
