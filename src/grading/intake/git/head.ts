import { hasCode } from '../../../errors/messages.ts';
import { readHandle } from '../entry.ts';
import { Refused, Unreadable } from '../errors.ts';
import { Budget } from '../limits.ts';
import type { OpenFolder } from '../open-folder.ts';
import { partsOf } from '../paths.ts';

const idPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * The commit that a student’s repository has checked out, by reading HEAD and what it names as
 * git lays them out: git itself would read the repository’s configuration first.
 */
export async function headOf(gitFolder: OpenFolder): Promise<string> {
  let value = await textOf(gitFolder, 'HEAD');
  // A reference may name another one; nobody needs more than one or two.
  for (let step = 0; step < 5 && value !== null; step += 1) {
    const text = value.trim();
    if (idPattern.test(text)) return text;
    const [, name] = /^ref: (refs\/.+)$/.exec(text) ?? [];
    if (name === undefined) break;
    value = (await textOf(gitFolder, name)) ?? (await packed(gitFolder, name));
  }
  throw new Unreadable('has no commit');
}

async function packed(gitFolder: OpenFolder, name: string): Promise<string | null> {
  const lines = (await textOf(gitFolder, 'packed-refs'))?.split('\n') ?? [];
  return lines.find((line) => line.slice(line.indexOf(' ') + 1) === name)?.split(' ')[0] ?? null;
}

async function textOf(gitFolder: OpenFolder, path: string): Promise<string | null> {
  try {
    const handle = await gitFolder.fileAt(partsOf(path));
    const content = await readHandle(handle, new Budget()).finally(() => handle.close());
    return content.toString();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    if (error instanceof Refused) throw new Unreadable(`has a ${path} that ${error.why}`);
    throw error;
  }
}
