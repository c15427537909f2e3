import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { extract } from 'tar-stream';
import { hasCode, messageOf } from '../../../errors/messages.ts';
import type { Run } from '../../run/run.ts';
import { withContainer } from '../container/with-container.ts';
import { mostBytes, tooLarge } from './layers/layer.ts';

/** A file or folder of an image, as a container sees it that has not run yet. */
export interface StoredFile {
  /** Relative to the folder that was asked for; '.' for that itself. */
  path: string;
  type: 'file' | 'folder' | 'other';
  uid: number;
  /** Empty for all but regular files. */
  content: Buffer;
}

/**
 * Everything at and below a folder of an image, as the engine itself hands it out (`docker cp`); null
 * where there is no such folder.
 * @param folder absolute path
 */
export function filesOfImage(run: Run, id: string, folder: string): Promise<StoredFile[] | null> {
  // It never runs: an image without a command can be looked at as well.
  return withContainer(run, { Image: id, Cmd: ['true'] }, async (container) => {
    try {
      // The dot follows a link to a folder.
      const archive = await container.getArchive({ path: `${folder}/.` });
      return await unpacked(archive as AsyncIterable<Buffer>, folder);
    } catch (error) {
      // Of a file in its place the engine only has the system's own words.
      if (hasCode(error, 404) || /not a directory/i.test(messageOf(error))) return null;
      throw error;
    }
  });
}

async function unpacked(archive: AsyncIterable<Buffer>, folder: string): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  let bytes = 0;
  for await (const entry of Readable.from(archive).pipe(extract())) {
    const { name, type, uid, size } = entry.header;
    // Together: all of them lie in memory.
    if ((bytes += size) > mostBytes) throw tooLarge(posix.join(folder, name).slice(1));
    const kind = type === 'directory' ? 'folder' : type === 'file' ? 'file' : 'other';
    const content = await buffer(entry);
    files.push({ path: posix.join('.', name).replace(/\/$/, ''), type: kind, uid, content });
  }
  return files;
}
