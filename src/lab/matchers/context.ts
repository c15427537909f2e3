import type { BuildContext } from '../build/context.ts';
import { docs } from './docs.ts';
import type { Judgement } from './matcher.ts';

const did = 'docker build: looked at which files the build context brings to the builder';

/** Looks for files in a build context: each of them has to be there. */
export async function toSend(context: BuildContext, files: string[]): Promise<Judgement> {
  const missing = files.filter((file) => !context.sent.includes(file));
  return {
    pass: missing.length === 0,
    finding: {
      did,
      saw: `${counted(missing.length)} of ${files.length} missing: ${missing.join(', ')}`,
      wanted: 'every file that the image is built from',
      facts: [inAll(context)],
      read: docs.context,
    },
  };
}

/**
 * Looks in a build context for folders of a name, at any depth: no file from one may be in it. There
 * have to be such folders, and other files have to arrive, or this would prove nothing.
 */
export async function toSendNothingOf(context: BuildContext, name: string): Promise<Judgement> {
  const arrived = foldersOf(context.sent, name);
  const leftOut = foldersOf(context.leftOut, name);
  if (arrived.size + leftOut.size === 0) throw new TypeError(`there is no ${name} to leave out`);
  return {
    pass: arrived.size === 0 && context.sent.length > 0,
    finding: {
      did,
      saw: context.sent.length > 0 ? listed(arrived) : 'no file at all',
      wanted: `no file from a folder ${name}, wherever it is, and the other files`,
      facts: [`left out: ${listed(leftOut)}`, inAll(context)],
      read: docs.context,
    },
  };
}

/** The outermost folders of a name → how many files lie in each. */
function foldersOf(paths: string[], name: string): Map<string, number> {
  const folders = new Map<string, number>();
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    const depth = parts.indexOf(name) + 1;
    if (depth === 0) continue;
    const folder = parts.slice(0, depth).join('/');
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  return folders;
}

function listed(folders: Map<string, number>): string {
  const lines = [...folders].map(([folder, count]) => `${folder}/ (${counted(count)})`);
  return lines.join('\n') || 'none';
}

function inAll({ sent, leftOut }: BuildContext): string {
  const total = sent.length + leftOut.length;
  return `of ${counted(total)} in the folder ${sent.length} were sent, ${leftOut.length} left out`;
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}
