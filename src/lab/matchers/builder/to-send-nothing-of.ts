import { listCommand } from '../../objects/builder/context.ts';
import type { ContextHandle } from '../../objects/builder/build-context.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';
import { inAll, counted } from './describe-context.ts';

/**
 * Looks in a build context for folders of a name, at any depth: no file from one may reach the
 * builder. There have to be such folders, and other files have to arrive: or it would prove nothing.
 */
export async function toSendNothingOf(
  context: ContextHandle,
  name: string,
): Promise<MatcherResult> {
  const files = await context.files();
  const arrived = foldersOf(files.sent, name);
  const leftOut = foldersOf(files.leftOut, name);
  if (arrived.size + leftOut.size === 0) throw new TypeError(`there is no ${name} to leave out`);
  return {
    pass: arrived.size === 0 && files.sent.length > 0,
    finding: {
      ran: listCommand(context.folder),
      got: files.sent.length > 0 ? listed(arrived, leftOut) : 'no file at all',
      expected: `no file of any ${name} folder in the build context, and all other files`,
      see: [`ignored: ${listed(leftOut)}`, inAll(files)],
      read: docs.context,
    },
  };
}

/** The outermost folders of a name → the files in each. */
function foldersOf(paths: string[], name: string): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const parts = path.split('/');
    const depth = parts.slice(0, -1).indexOf(name) + 1;
    if (depth === 0) continue;
    const folder = parts.slice(0, depth).join('/');
    folders.set(folder, [...(folders.get(folder) ?? []), parts.slice(depth).join('/')]);
  }
  return folders;
}

/** A line a folder; of one whose other files are elsewhere, with one of its own. */
function listed(folders: Map<string, string[]>, others = new Map<string, string[]>()): string {
  const lines = [...folders].map(([folder, files]) => {
    const one = others.has(folder) ? `: ${files.length > 1 ? 'among them ' : ''}${files[0]}` : '';
    return `${shortened(folder)}/ (${counted(files.length)}${one})`;
  });
  return lines.join('\n') || 'none';
}

/** The path of a folder; of one that lies very deep its two ends. */
function shortened(folder: string): string {
  const parts = folder.split('/');
  const between = parts.length - 5;
  if (between < 3) return folder;
  return [...parts.slice(0, 3), `… ${between} folders …`, ...parts.slice(-2)].join('/');
}
