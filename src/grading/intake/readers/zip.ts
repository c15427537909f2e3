import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { fromFdPromise, getFileNameLowLevel, type Entry as ZipEntry, type ZipFile } from 'yauzl';
import { messageOf } from '../../../errors/messages.ts';
import {
  admit,
  readStream,
  refusal,
  requireSize,
  type Entries,
  type ArchiveEntry,
} from '../entry.ts';
import { Refused, Unreadable } from '../errors.ts';
import type { Budget } from '../limits.ts';

/**
 * Everything in a zip archive, by its table of contents; only what is asked for is unpacked.
 * A backslash counts as a slash: archives of Windows’ older tools have it.
 */
export async function* zipEntries(handle: FileHandle, budget: Budget): Entries {
  try {
    const zip = await fromFdPromise(handle.fd, { autoClose: false, decodeStrings: false });
    for await (const entry of zip.eachEntry()) {
      const one = readEntry(zip, entry, budget);
      if (one) yield one;
    }
  } catch (error) {
    throw unreadable(error);
  }
}

function readEntry(zip: ZipFile, entry: ZipEntry, budget: Budget): ArchiveEntry | null {
  const path = getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileNameRaw,
    entry.extraFields,
    false,
  );
  const parts = admit(path, budget);
  if (parts === null || !Array.isArray(parts)) return parts;
  const special = specialKind(entry);
  if (special !== null) return refusal(parts, path, special);
  if (path.endsWith('/')) return { kind: 'folder', parts };
  return { kind: 'file', parts, id: null, content: () => contentOf(zip, entry, budget) };
}

/** What an archive made on a Unix says of a file’s kind, where it is no file and no folder. */
function specialKind({ versionMadeBy, externalFileAttributes }: ZipEntry): string | null {
  const madeOnUnix = [3, 19].includes(versionMadeBy >>> 8);
  const type = (externalFileAttributes >>> 16) & constants.S_IFMT;
  if (!madeOnUnix || [0, constants.S_IFREG, constants.S_IFDIR].includes(type)) return null;
  return type === constants.S_IFLNK ? 'is a symbolic link' : 'is no regular file';
}

async function contentOf(zip: ZipFile, entry: ZipEntry, budget: Budget): Promise<Buffer> {
  if (entry.isEncrypted()) throw new Unreadable('is encrypted');
  if (!entry.canDecodeFileData())
    throw new Refused(`is packed in a way that is not read here (${entry.compressionMethod})`);
  requireSize(entry.uncompressedSize);
  const content = await unpacked(zip, entry, budget);
  if (crc32(content) !== entry.crc32) throw new Unreadable('is damaged');
  return content;
}

async function unpacked(zip: ZipFile, entry: ZipEntry, budget: Budget): Promise<Buffer> {
  try {
    return await readStream(await zip.openReadStreamPromise(entry), budget);
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(error: unknown): Error {
  if (error instanceof Unreadable || error instanceof Refused) return error;
  const message = messageOf(error);
  if (/encrypt/.test(message)) return new Unreadable('is encrypted');
  if (/multi-disk/.test(message)) return new Unreadable('is one part of several');
  if (/signature not found/.test(message))
    return new Unreadable('is not a zip archive, or is cut short');
  return new Unreadable(`is damaged (${message})`);
}
