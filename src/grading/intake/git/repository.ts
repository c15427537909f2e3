import { mkdir, type FileHandle } from 'node:fs/promises';
import type { OpenFolder } from '../open-folder.ts';
import { readBundleHead, takeObjects } from './bundle.ts';
import { headOf } from './head.ts';
import { copyObjects } from './objects.ts';
import { git, type OwnRepository } from './plumbing.ts';

/** A commit, in a repository of the grader’s own. */
export interface Commit extends OwnRepository {
  id: string;
}

/**
 * The commit that a student’s repository has checked out: its HEAD.
 * @param scratch Absolute path of a folder to make and to work in.
 */
export async function commitOfRepository(gitFolder: OpenFolder, scratch: string): Promise<Commit> {
  const id = await headOf(gitFolder);
  const own = await ownRepository(scratch, id);
  await copyObjects(gitFolder, own.gitDir);
  return { ...own, id };
}

/** The commit that a bundle was made for. */
export async function commitOfBundle(bundle: FileHandle, scratch: string): Promise<Commit> {
  const head = await readBundleHead(bundle);
  const own = await ownRepository(scratch, head.commit);
  await takeObjects(bundle, head, own);
  return { ...own, id: head.commit };
}

/** When a commit was made, as its author’s machine told: ISO 8601, in UTC; null when it says none. */
export async function timeOf(commit: Commit): Promise<string | null> {
  const text = await git(commit, 'cat-file', 'commit', commit.id);
  const [head = ''] = text.split('\n\n');
  const [, seconds] = /^committer .* (\d{1,11}) [+-]\d{4}$/m.exec(head) ?? [];
  return seconds === undefined ? null : new Date(Number(seconds) * 1000).toISOString();
}

/** An empty one, with git’s defaults. */
async function ownRepository(gitDir: string, anId: string): Promise<OwnRepository> {
  await mkdir(gitDir, { recursive: true });
  const format = anId.length === 64 ? 'sha256' : 'sha1';
  await git({ gitDir }, 'init', '--quiet', '--bare', '--template=', `--object-format=${format}`);
  return { gitDir };
}
