import type { FileHandle } from 'node:fs/promises';
import { PassThrough, Transform, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Extract, type Header } from 'tar-stream';
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
import { limits, type Budget } from '../limits.ts';

/** Everything in a tar archive, compressed by gzip or not, whatever its name says. */
export async function* tarEntries(handle: FileHandle, budget: Budget): Entries {
  const tar = extract();
  const unpacked = unpack(handle, tar, budget, await isGzip(handle));
  try {
    for await (const entry of tar) {
      // Of another family of streams, that can be read as Node.js’ own.
      const one = readEntry(entry.header, entry as unknown as Readable, budget);
      if (one) yield one;
      entry.resume();
    }
    await unpacked;
  } catch (error) {
    throw unreadable(error);
  } finally {
    tar.destroy();
    await unpacked.catch(() => undefined);
  }
}

/** Sends the archive through: resolves when it is all there, rejects when it is cut short. */
function unpack(handle: FileHandle, tar: Extract, budget: Budget, gzip: boolean): Promise<void> {
  const packed = handle.createReadStream({ start: 0, autoClose: false });
  const done = pipeline(
    packed,
    gzip ? createGunzip() : new PassThrough(),
    counted(budget),
    tar as unknown as Writable,
    {
      signal: AbortSignal.timeout(limits.seconds * 1000),
    },
  );
  // Whoever reads the entries is told as well.
  done.catch(() => undefined);
  return done;
}

/** Counts what comes through, and wants the block of zeros with which every tar archive ends. */
function counted(budget: Budget): Transform {
  let end = Buffer.of(1);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        budget.unpack(chunk.length);
        end = Buffer.concat([end, chunk.subarray(-512)]).subarray(-512);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
    flush: (done) => done(end.some((byte) => byte !== 0) ? new Unreadable('is cut short') : null),
  });
}

async function isGzip(handle: FileHandle): Promise<boolean> {
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  return buffer.equals(Buffer.of(0x1f, 0x8b));
}

function readEntry(
  { name, type, size }: Header,
  stream: Readable,
  budget: Budget,
): ArchiveEntry | null {
  const parts = admit(name, budget);
  if (parts === null || !Array.isArray(parts)) return parts;
  if (type === 'directory') return { kind: 'folder', parts };
  if (type !== 'file' && type !== 'contiguous-file')
    return refusal(parts, name, specialKinds[type] ?? 'is no regular file');
  const content = async () => {
    requireSize(size);
    return readStream(stream, budget).catch((error: unknown) => {
      throw unreadable(error);
    });
  };
  return { kind: 'file', parts, id: null, content };
}

const specialKinds: Record<string, string> = {
  symlink: 'is a symbolic link',
  link: 'is a hard link',
  fifo: 'is a named pipe',
  'character-device': 'is a device',
  'block-device': 'is a device',
};

function unreadable(error: unknown): Error {
  if (error instanceof Unreadable || error instanceof Refused) return error;
  const message = messageOf(error);
  if (/unexpected end/i.test(message)) return new Unreadable('is cut short');
  if (/timeout|aborted/i.test(message))
    return new Unreadable(`takes more than ${limits.seconds} s to unpack`);
  if (/invalid tar header/i.test(message)) return new Unreadable('is not a tar archive');
  return new Unreadable(`is damaged (${message})`);
}
