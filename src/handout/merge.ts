/** The content of a file in three places, as git’s ids; null where it is not. */
export interface Versions {
  /** As it was handed out. */
  base: string | null;
  /** As it lies in the learner’s folder. */
  mine: string | null;
  /** As this version of the dojo hands it out. */
  theirs: string | null;
}

/**
 * What `sync` does with a file.
 * - `nothing`: it is as it should be.
 * - `update`: nobody has changed it.
 * - `replace`: somebody has, and it is not theirs to edit; with a backup.
 * - `keep`: it is the learner’s work.
 * - `keep, starter changed`: the same, and it begins otherwise now.
 */
export type Step = 'nothing' | 'update' | 'replace' | 'keep' | 'keep, starter changed';

/** What to do with a file; `isEdit` where a learner may edit it. */
export function stepFor({ base, mine, theirs }: Versions, isEdit: boolean): Step {
  if (mine === theirs) return 'nothing';
  if (mine === base) return 'update';
  if (isEdit) return base === theirs ? 'keep' : 'keep, starter changed';
  if (mine === null) return 'update';
  // A note of the learner’s in a README that is still the same stays.
  return base === theirs ? 'nothing' : 'replace';
}
