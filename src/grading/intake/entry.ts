import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Refused } from './errors.ts';
import { limits, megabytes, type Budget } from './limits.ts';
import { isPassedOver, partsOf, printable, requireDepth } from './paths.ts';

/** One thing in a submission, of whatever kind the submission is. */
export type ArchiveEntry =
  | {
      kind: 'file';
      parts: string[];
      /** The content’s id where it is known without reading: the one that git gives it. */
      id: string | null;
      /**
       * Reads it, while it is this entry’s turn. {@link Refused} when it is larger than a file may
       * be; anything else that is thrown makes the submission unreadable.
       */
      content: () => Promise<Buffer>;
    }
  | { kind: 'folder'; parts: string[] }
  | {
      kind: 'refused';
      /** Empty where its path is what is wrong. */
      parts: string[];
      /** Its path as it may be shown. */
      name: string;
      why: string;
    };

export type Entries = AsyncGenerator<ArchiveEntry, void>;

/**
 * What there is to know of an entry by its path alone: its parts, or why it is refused; null for one
 * that is passed over without a word. Counts it.
 */
export function admit(path: string, budget: Budget): string[] | RefusedEntry | null {
  try {
    const parts = partsOf(path);
    if (isPassedOver(parts)) {
      budget.litter();
      return null;
    }
    budget.entry();
    requireDepth(parts);
    return parts;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    budget.entry();
    return refusal([], path, error.why);
  }
}

export type RefusedEntry = Extract<ArchiveEntry, { kind: 'refused' }>;

export function refusal(parts: string[], path: string, why: string): RefusedEntry {
  return { kind: 'refused', parts, name: printable(path), why };
}

/** Refuses by what is said of a size, before anything is read. */
export function requireSize(bytes: number): void {
  if (bytes > limits.fileBytes) throw new Refused(`is larger than ${megabytes(limits.fileBytes)}`);
}

/** A stream’s content, whatever was said of its size. */
export async function readStream(stream: Readable, budget: Budget): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    budget.look(chunk.length);
    requireSize(bytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** An open file’s content. */
export async function readHandle(handle: FileHandle, budget: Budget): Promise<Buffer> {
  requireSize((await handle.stat()).size);
  // It may grow while it is read: the stream ends one byte behind the limit.
  const stream = handle.createReadStream({ start: 0, end: limits.fileBytes, autoClose: false });
  return readStream(stream, budget);
}
