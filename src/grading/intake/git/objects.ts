import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refused, Unreadable } from '../errors.ts';
import { limits, megabytes } from '../limits.ts';
import type { OpenFolder } from '../open-folder.ts';

// What git writes, and nothing else: no lists of objects elsewhere, no links, no helpers’ files.
const folderNames = /^(?:[0-9a-f]{2}|pack)$/;
const looseName = /^[0-9a-f]{38}(?:[0-9a-f]{24})?$/;
const packName = /^pack-[0-9a-f]{40,64}\.(?:pack|idx)$/;

/**
 * Copies the objects of a student’s repository into one of the grader’s own: git then never sees
 * the student’s configuration, hooks, references or alternates, and nothing changes while it reads.
 */
export async function copyObjects(gitFolder: OpenFolder, ownGitDir: string): Promise<void> {
  try {
    await within(gitFolder, 'objects', async (objects) => {
      await requireOwnObjects(objects);
      await copyAll(objects, join(ownGitDir, 'objects'));
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Unreadable(`has among git’s objects something that ${error.why}`);
  }
}

/** A repository may say that its objects lie in another one, anywhere on the machine. */
async function requireOwnObjects(objects: OpenFolder): Promise<void> {
  if (!(await objects.look('info'))?.isDirectory()) return;
  await within(objects, 'info', async (info) => {
    for (const name of ['alternates', 'http-alternates'])
      if (await info.look(name))
        throw new Unreadable(`has its objects elsewhere (objects/info/${name})`);
  });
}

async function copyAll(objects: OpenFolder, target: string): Promise<void> {
  const spent = { bytes: 0, files: 0 };
  for (const name of await textNames(objects, folderNames))
    await within(objects, name, async (folder) => {
      await mkdir(join(target, name), { recursive: true });
      for (const file of await textNames(folder, name === 'pack' ? packName : looseName))
        await copyOne(folder, file, join(target, name, file), spent);
    });
}

async function within(
  folder: OpenFolder,
  name: string,
  work: (inner: OpenFolder) => Promise<void>,
): Promise<void> {
  const inner = await folder.folder(name);
  await work(inner).finally(() => inner.close());
}

async function textNames(folder: OpenFolder, pattern: RegExp): Promise<string[]> {
  const names = await folder.names(limits.gitFiles);
  return names.map((bytes) => bytes.toString('latin1')).filter((name) => pattern.test(name));
}

async function copyOne(
  folder: OpenFolder,
  name: string,
  target: string,
  spent: { bytes: number; files: number },
): Promise<void> {
  const handle = await folder.file(name);
  try {
    spent.files += 1;
    spent.bytes += (await handle.stat()).size;
    if (spent.files > limits.gitFiles)
      throw new Unreadable(`has its history in more than ${limits.gitFiles} files`);
    if (spent.bytes > limits.gitBytes)
      throw new Unreadable(`has a history of more than ${megabytes(limits.gitBytes)}`);
    const end = limits.gitBytes;
    const content = handle.createReadStream({ start: 0, end, autoClose: false });
    await pipeline(content, createWriteStream(target, { flags: 'wx' }));
  } finally {
    await handle.close();
  }
}
