import { join } from 'node:path';
import { hasCode } from '../../../errors/messages.ts';
import { contentsOf, type Contents } from '../contents.ts';
import { Refused, Unreadable } from '../errors.ts';
import { commitOfRepository, timeOf } from '../git/repository.ts';
import { packedKind, unknownKind } from '../kinds.ts';
import { Budget } from '../limits.ts';
import { OpenFolder } from '../open-folder.ts';
import { printable } from '../paths.ts';
import type { Checkout } from '../reference.ts';
import { chooseCopies } from '../choose-copies.ts';
import { folderEntries } from './folder.ts';
import { readCommit, readPacked, type Found } from './packed.ts';

/**
 * Reads a submission that is a folder: its files as they lie there, and when they were committed, if
 * they were. A folder without katas that holds one archive is what Moodle makes of an archive; one
 * that is a clone without files is read at its HEAD.
 */
export async function readFolder(
  path: string,
  reference: Checkout,
  scratch: string,
): Promise<Found> {
  const top = await OpenFolder.at(path);
  try {
    const contents = await contentsOf(folderEntries(top, new Budget()), reference);
    if (contents.copies.size > 0) {
      const settled = chooseCopies(contents, reference);
      return { ...settled, committedAt: await timeNear(top, settled.prefix ?? '', scratch) };
    }
    const within = await readTheArchive(top, contents, reference, scratch);
    const found = within ?? (await readHead(top, reference, scratch));
    return { ...found, remarks: [...contents.remarks, ...found.remarks] };
  } finally {
    await top.close();
  }
}

/** Reads a repository without files of its own, at its HEAD. */
export async function readRepository(
  path: string,
  reference: Checkout,
  scratch: string,
): Promise<Found> {
  const folder = await OpenFolder.at(path);
  try {
    return await readCommit(await commitOfRepository(folder, scratch), reference);
  } finally {
    await folder.close();
  }
}

async function readTheArchive(
  top: OpenFolder,
  { archives }: Contents,
  reference: Checkout,
  scratch: string,
): Promise<Found | null> {
  const [parts, ...others] = archives;
  if (!parts) return null;
  if (others.length > 0)
    throw new Unreadable(
      `holds ${archives.length} archives and no kata: which counts is not guessed`,
    );
  const name = printable(parts.join('/'));
  const kind = packedKind(name);
  if (!kind) throw new Unreadable(`holds ${name}, which ${unknownKind}`);
  const handle = await top.fileAt(parts);
  try {
    if ((await handle.stat()).nlink > 1)
      throw new Unreadable(`holds ${name}, which is a hard link`);
    return await readPacked(handle, kind, reference, scratch);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Unreadable(`holds ${name}, which ${error.why}`);
  } finally {
    await handle.close();
  }
}

async function readHead(top: OpenFolder, reference: Checkout, scratch: string): Promise<Found> {
  const isClone = (await top.look('.git'))?.isDirectory() ?? false;
  if (!isClone) return { copies: [], prefix: null, remarks: [], committedAt: null };
  const git = await top.folder('.git');
  const commit = await commitOfRepository(git, scratch).finally(() => git.close());
  return readCommit(commit, reference);
}

/** When the files were committed last: by the repository that they lie in, or one around it. */
async function timeNear(top: OpenFolder, prefix: string, scratch: string): Promise<string | null> {
  const parts = prefix.split('/').filter((part) => part !== '');
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const time = await timeIn(top, [...parts.slice(0, depth), '.git'], join(scratch, `${depth}`));
    if (time !== null) return time;
  }
  return null;
}

/** Null where that cannot be told, whatever the reason. */
async function timeIn(top: OpenFolder, parts: string[], scratch: string): Promise<string | null> {
  try {
    const git = await top.folderAt(parts);
    const commit = await commitOfRepository(git, scratch).finally(() => git.close());
    return await timeOf(commit);
  } catch (error) {
    const isNone = hasCode(error, 'ENOENT') || error instanceof Refused;
    if (isNone || error instanceof Unreadable) return null;
    throw error;
  }
}
