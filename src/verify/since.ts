import { UsageError } from '../errors/errors.ts';
import { lastLines } from '../errors/error-details.ts';
import type { KataSet } from '../katas/kata-set.ts';
import { git } from '../system/git.ts';
import { selectSections, sections, type SectionName, type Selection } from './selection.ts';

/** Those that need no engine. */
const light = ['types', 'lint', 'format', 'originals', 'texts', 'units'];

/** What is looked at after a change: the light sections, and the proofs of the katas in it. */
export interface SelectionSince extends Selection {
  /** What that leaves out, in words. */
  leftOut: string;
}

/** Selects by what has changed since a commit, in commits and in the working tree. */
export async function selectSince(commit: string, set: KataSet): Promise<SelectionSince> {
  const all = selectSections(light, set);
  const paths = await changedSince(commit);
  const katas = all.provable.katas.filter(({ folderName }) =>
    paths.some((path) => katasPath(path) === folderName),
  );
  const names: SectionName[] = [...all.names, ...(katas.length > 0 ? (['katas'] as const) : [])];
  const others = sections.filter((name) => !names.includes(name));
  const judging = paths.some((path) =>
    /^(?:src|images|bin)\/|^package(?:-lock)?\.json$/.test(path),
  );
  return {
    names,
    provable: { ...all.provable, katas },
    only: undefined,
    leftOut: [
      `left out: ${others.join(', ')}`,
      `proofs of ${all.provable.katas.length - katas.length} katas whose files are as they were`,
      ...(judging ? ['and code that judges has changed: npm run verify tries all of them'] : []),
    ].join('; '),
  };
}

/** The kata that a file belongs to; undefined for any other file. */
function katasPath(path: string): string | undefined {
  return /^(?:katas|solutions|test\/wrong-answers)\/(\d\d-[^/]+)\//.exec(path)?.[1];
}

async function changedSince(commit: string): Promise<string[]> {
  const [changed, added] = await Promise.all([
    git(['diff', '--name-only', '--end-of-options', commit]),
    git(['ls-files', '--others', '--exclude-standard']),
  ]);
  if (changed.exitCode !== 0)
    throw new UsageError({
      failed: 'There is no such commit here',
      on: commit,
      lines: lastLines(changed.stderr),
      next: ['git log --oneline (lists them)', 'npm run verify -- --since main'],
    });
  return [...changed.stdout.split('\n'), ...added.stdout.split('\n')].filter(Boolean);
}
