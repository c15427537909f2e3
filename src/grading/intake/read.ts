import { rm } from 'node:fs/promises';
import { machineErrorIn } from '../../errors/machine.ts';
import { hasCode, messageOf } from '../../errors/messages.ts';
import type { Remark } from '../model/model.ts';
import { Refused, Unreadable } from './errors.ts';
import { openRegular } from './open-folder.ts';
import { printable } from './paths.ts';
import { readPacked, type Found } from './readers/packed.ts';
import { readFolder, readRepository } from './readers/unpacked.ts';
import type { Checkout } from './reference.ts';
import type { Source } from './sources.ts';

/**
 * Reads what one student handed in. What cannot be read is no error but a remark: the next
 * submission is as good as before.
 * @param scratch A folder that is made if need be, and removed.
 */
export async function readSource(
  source: Source,
  reference: Checkout,
  scratch: string,
): Promise<Found> {
  try {
    const found = await readByKind(source, reference, scratch);
    if (found.copies.length > 0) return found;
    return { ...found, remarks: [nothing(source), ...found.remarks] };
  } catch (error) {
    return { copies: [], prefix: null, committedAt: null, remarks: [unreadable(source, error)] };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function readByKind(
  { path, kind, why }: Source,
  reference: Checkout,
  scratch: string,
): Promise<Found> {
  if (kind === null) throw new Unreadable(why ?? 'cannot be read');
  if (kind === 'folder') return readFolder(path, reference, scratch);
  if (kind === 'repository') return readRepository(path, reference, scratch);
  const handle = await openRegular(path);
  return readPacked(handle, kind, reference, scratch).finally(() => handle.close());
}

function nothing({ entry }: Source): Remark {
  const text = `${entry} holds no file of a kata: katas/<kata>/ was looked for`;
  return { kind: 'unreadable', kata: null, text };
}

function unreadable({ entry }: Source, error: unknown): Remark {
  const isTold = error instanceof Unreadable || error instanceof Refused;
  // The machine’s trouble is not the student’s. Only the system’s own errors tell of it: the words of
  // all others may be a student’s.
  const trouble = !isTold && hasCode(error, 'ENOSPC') ? machineErrorIn(messageOf(error)) : null;
  if (trouble) throw trouble;
  const why = isTold ? error.why : `cannot be read (${messageOf(error)})`;
  return { kind: 'unreadable', kata: null, text: `${entry} ${printable(why, 300)}` };
}
