import type { Stats } from 'node:fs';
import { readHandle, refusal, type Entries, type ArchiveEntry } from '../entry.ts';
import { Refused, Unreadable } from '../errors.ts';
import { limits, type Budget } from '../limits.ts';
import { kindOf, type OpenFolder } from '../open-folder.ts';
import { isPassedOver, nameOf, partsOf, requireDepth } from '../paths.ts';

/** Everything in a folder, in the order of its names; links are not followed. */
export async function* folderEntries(folder: OpenFolder, budget: Budget): Entries {
  yield* within(folder, [], budget);
}

async function* within(folder: OpenFolder, above: string[], budget: Budget): Entries {
  const names = await folder.names(limits.litter);
  if (names.length > limits.litter) throw new Unreadable('holds too many files in one folder');
  for (const bytes of names) {
    const name = plainName(bytes, above, budget);
    if (name === null) continue;
    if (typeof name !== 'string') yield name;
    else yield* one(folder, [...above, name], budget);
  }
}

/** The name as text, or why it is refused; null for what is passed over, whatever is in it. */
function plainName(bytes: Buffer, above: string[], budget: Budget): string | ArchiveEntry | null {
  try {
    const name = nameOf(bytes);
    if (isPassedOver([name])) return null;
    budget.entry();
    partsOf(name);
    requireDepth([...above, name]);
    return name;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    budget.entry();
    const shown = [...above, bytes.toString('latin1')].join('/');
    return refusal([], shown, error.why);
  }
}

async function* one(folder: OpenFolder, parts: string[], budget: Budget): Entries {
  try {
    const name = parts.at(-1) ?? '';
    const stats = await folder.look(name);
    if (stats?.isDirectory()) return yield* below(folder, parts, budget);
    if (!stats?.isFile()) throw new Refused(stats ? kindOf(stats) : 'went away while it was read');
    if (stats.nlink > 1) throw new Refused(otherNames(stats));
    yield { kind: 'file', parts, id: null, content: () => contentOf(folder, name, budget) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    yield refusal(parts, parts.join('/'), error.why);
  }
}

async function* below(folder: OpenFolder, parts: string[], budget: Budget): Entries {
  const inner = await folder.folder(parts.at(-1) ?? '');
  try {
    yield { kind: 'folder', parts };
    yield* within(inner, parts, budget);
  } finally {
    await inner.close();
  }
}

async function contentOf(folder: OpenFolder, name: string, budget: Budget): Promise<Buffer> {
  const handle = await folder.file(name);
  try {
    const stats = await handle.stat();
    if (stats.nlink > 1) throw new Refused(otherNames(stats));
    return await readHandle(handle, budget);
  } finally {
    await handle.close();
  }
}

/** Another name of the same file may be anywhere: in the grader’s folders, in another submission. */
function otherNames({ nlink }: Stats): string {
  return `is one of ${nlink} hard links to the same file`;
}
