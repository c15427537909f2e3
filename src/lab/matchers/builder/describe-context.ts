import type { ContextFiles } from '../../objects/builder/build-context.ts';

export function inAll({ sent, leftOut }: ContextFiles): string {
  const total = sent.length + leftOut.length;
  return `of ${counted(total)} in the folder, ${sent.length} are in the build context and ${leftOut.length} are ignored`;
}

export function counted(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}
