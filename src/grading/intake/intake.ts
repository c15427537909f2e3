import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Kata } from '../../katas/kata.ts';
import { currentSet, type KataSet } from '../../katas/kata-set.ts';
import type { Submission } from '../model/model.ts';
import type { KataCopy } from './contents.ts';
import { readSource } from './read.ts';
import type { Found } from './readers/packed.ts';
import { Checkout } from './reference.ts';
import { bounded } from './remarks.ts';
import { sourcesIn } from './sources.ts';
import { studentsOf, type Student } from './students/class.ts';
import { readRoster } from './students/roster.ts';

export interface TakeOptions {
  /** Those that are graded, with the `edits` of the grader’s checkout; wherever they lie. */
  katas: Kata[];
  /** The set that they are of; the one in use when left out. */
  set?: KataSet;
  /** A folder for what is taken, as `<into>/<slug>/<kata’s folder name>/<edit>`; made if need be. */
  into: string;
  /** The class’s list, a CSV file. */
  roster?: string | undefined;
  /** Called with each submission as soon as it is read. */
  onTaken?: (submission: Submission) => void;
}

/**
 * Reads what a class has handed in, and takes from it the files that katas let one edit, and nothing
 * else. Everything in a submission is hostile until shown otherwise: nothing of it is run, no link of
 * it is followed, and nothing is written outside `into`. One that cannot be read has the remark
 * `unreadable`; the others go on.
 * @param source A folder of folders, archives, clones and bundles, or one of these itself.
 */
export async function takeSubmissions(source: string, options: TakeOptions): Promise<Submission[]> {
  const into = resolve(options.into);
  const reference = new Checkout(options.katas, options.set ?? currentSet());
  const roster = options.roster === undefined ? null : readRoster(options.roster);
  const members = studentsOf(await sourcesIn(source, into, reference), roster);
  await mkdir(into, { recursive: true });
  await removeForgotten(into);
  const scratch = await mkdtemp(join(into, scratchName));
  const submissions: Submission[] = [];
  try {
    for (const member of members) {
      const submission = await take(member, reference, into, scratch);
      options.onTaken?.(submission);
      submissions.push(submission);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return submissions;
}

// No slug begins like this.
const scratchName = '.reading-';

/** What a run that was killed has left. */
async function removeForgotten(into: string): Promise<void> {
  const left = (await readdir(into)).filter((name) => name.startsWith(scratchName));
  for (const name of left) await rm(join(into, name), { recursive: true, force: true });
}

const nothing: Found = { copies: [], prefix: null, committedAt: null, remarks: [] };

async function take(
  member: Student,
  reference: Checkout,
  into: string,
  scratch: string,
): Promise<Submission> {
  const { student, id, slug, source, submitted } = member;
  const folder = join(into, slug);
  // What an earlier run took is not this one’s.
  await rm(folder, { recursive: true, force: true });
  const found = source ? await readSource(source, reference, join(scratch, slug)) : nothing;
  await write(found.copies, folder);
  return {
    ...{ student, id, slug, source: source?.path ?? null },
    folder: found.copies.length > 0 ? folder : null,
    katas: found.copies.map(({ kata }) => kata.folderName),
    submittedAt: submitted === null ? found.committedAt : new Date(submitted).toISOString(),
    remarks: [...member.remarks, ...bounded(found.remarks)],
  };
}

/** Both names come from the grader’s own kata: a submission has no say in where a file goes. */
async function write(copies: KataCopy[], folder: string): Promise<void> {
  for (const { kata, edits } of copies)
    for (const [edit, content] of edits) {
      const file = join(folder, kata.folderName, edit);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { flag: 'wx', mode: 0o644 });
    }
}
